import { listOf, objectOf, textOf } from './read-value';
import type { Requester } from './requester';

/**
 * How a policy of a resource names a requester: a session or user itself, whom no boundary limits then; a role or service;
 * or only the account, which then decides by its own policies.
 */
export type Naming = 'itself' | 'role' | 'account';

export type Principals = (requester: Requester) => Naming | undefined;

const ACCOUNT = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/;
const NARROWEST_FIRST: readonly Naming[] = ['itself', 'role', 'account'];

/** @throws Error that names what is no principal */
export function readPrincipals(prop: string, value: unknown): Principals {
  const names = namesIn(prop, value);
  return (requester) => narrowest(names.map((name) => name(requester)));
}

/** All but those that are named. A role is not excepted without its account, which is looked at first. */
export function readNotPrincipals(prop: string, value: unknown): Principals {
  const names = namesIn(prop, value);
  return (requester) => {
    const found = names.map((name) => name(requester));
    const needsAccount = requester.kind === 'role' || requester.kind === 'user';
    const isNamed = found.includes('itself') || found.includes('role');
    return isNamed && (!needsAccount || found.includes('account')) ? undefined : 'role';
  };
}

function namesIn(prop: string, value: unknown): Principals[] {
  if (value === '*') return [() => 'role'];
  return Object.entries(objectOf(prop, value)).flatMap(([kind, names]) =>
    listOf(names).map((name) => naming(kind, textOf(`${prop}.${kind}`, name))),
  );
}

function narrowest(found: readonly (Naming | undefined)[]): Naming | undefined {
  return NARROWEST_FIRST.find((naming) => found.includes(naming));
}

/** Federated and canonical users have no credentials here, so that they are never who calls. */
function naming(kind: string, name: string): Principals {
  if (kind === 'AWS') return awsNaming(name);
  if (kind === 'Service') return (requester) => (isService(requester, name) ? 'role' : undefined);
  return () => undefined;
}

function awsNaming(name: string): Principals {
  if (name === '*') return () => 'role';
  const account = ACCOUNT.exec(name)?.[1];
  return (requester) => {
    if (requester.kind === 'service') return undefined;
    if (requester.account === account) return requester.kind === 'root' ? 'itself' : 'account';
    if (requester.kind !== 'role') return requester.arn === name ? 'itself' : undefined;
    if (requester.sessionArn === name) return 'itself';
    return requester.arn === name ? 'role' : undefined;
  };
}

/** A service is also named with its Region, as in `logs.us-east-1.amazonaws.com`. */
function isService(requester: Requester, name: string): boolean {
  return requester.kind === 'service' && withoutRegion(requester.service) === withoutRegion(name);
}

function withoutRegion(service: string): string {
  return service.replace(/^([^.]+)\.[a-z]{2}(?:-[a-z]+)+-\d\./, '$1.');
}
