import { QUOTED_PART } from '../sql/quoted-parts';

const PASSWORD = new RegExp(`\\s+(?:WITH\\s+)?PASSWORD\\s+(?:${QUOTED_PART}|DISABLE\\b)`, 'gi');

/** Users of Redshift as roles that log in. Nobody logs in here with a password, so that none is kept. */
export function users(code: string): string {
  if (!/^\s*(?:CREATE|ALTER)\s+USER\b/i.test(code)) return code;
  return code
    .replace(PASSWORD, '')
    .replace(/\bNOCREATEUSER\b/gi, 'NOSUPERUSER')
    .replace(/\bCREATEUSER\b/gi, 'SUPERUSER')
    .replace(/\s+SYSLOG\s+ACCESS\s+(?:UN)?RESTRICTED\b/gi, '')
    .replace(/\s+(?:RESET\s+)?SESSION\s+TIMEOUT(?:\s+\d+)?\b/gi, '')
    .replace(/\bCONNECTION\s+LIMIT\s+UNLIMITED\b/gi, 'CONNECTION LIMIT -1');
}
