import { rewriteCode, withoutComments } from '../sql/quoted-parts';
import { castTypes, columnTypes } from './data-types';
import { expressions } from './expressions';
import { refuseUnsupported } from './refuse-unsupported';
import { superNavigation } from './super-navigation';
import { identityColumns, withoutPhysicalDesign } from './table-definition';
import { users } from './users';

type Step = (code: string) => string;

const STEPS: readonly Step[] = [refuseUnsupported, castTypes, expressions, withoutSchemaBinding, users];
const TABLE_STEPS: readonly Step[] = [...STEPS, withoutPhysicalDesign, identityColumns, columnTypes];

const DEFINES_TABLE = /^\s*(?:CREATE|ALTER)\s+(?:LOCAL\s+)?(?:TEMP\s+|TEMPORARY\s+|MATERIALIZED\s+)?(?:TABLE|VIEW)\b/i;

/** A statement of Redshift as PostgreSQL runs it. @throws Error for what has no counterpart */
export function toPostgres(sql: string): string {
  return rewriteCode(superNavigation(withoutComments(sql)), (code) => {
    const steps = DEFINES_TABLE.test(code) ? TABLE_STEPS : STEPS;
    return steps.reduce((rewritten, step) => step(rewritten), code);
  });
}

/** PostgreSQL binds every view to its tables. */
function withoutSchemaBinding(code: string): string {
  return code.replace(/\s+WITH\s+NO\s+SCHEMA\s+BINDING\b/gi, '');
}
