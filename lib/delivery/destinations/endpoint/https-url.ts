import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../../private/validation';

const CREDENTIAL =
  /^(access[-_]?(key|token)|api[-_]?(key|token)|auth(orization)?|key|pass(word)?|secret|sig(nature)?|token)$/i;

const HTTP = /^http:/i;

/** Throws unless Firehose can call the URL, and everybody may read it. */
export function requireHttpsUrl(owner: Owner, prop: string, url: string, longest: number): void {
  requireThat(!HTTP.test(url), owner, prop, 'an https URL', JSON.stringify(url));
  if (Token.isUnresolved(url)) return;
  requireThat(url.length <= longest, owner, prop, `at most ${longest} characters`, `${url.length}`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  requireThat(parsed?.protocol === 'https:', owner, prop, 'an https URL', JSON.stringify(url));
  if (parsed !== undefined) requireNoCredentials(owner, prop, parsed);
}

/** A template is read by many: what opens the endpoint belongs into the secret, and not into an error message either. */
function requireNoCredentials(owner: Owner, prop: string, { username, password, searchParams }: URL): void {
  const allowed = 'without credentials, which belong into the secret';
  requireThat(username === '' && password === '', owner, prop, allowed, 'a user name or password');
  const credential = [...searchParams.keys()].find((name) => CREDENTIAL.test(name));
  requireThat(credential === undefined, owner, prop, allowed, `the parameter "${credential}"`);
}

/** The URL of a path below another URL. */
export function pathBelow(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`;
}
