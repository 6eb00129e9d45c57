import { listOf, objectOf, textOf } from './read-value';
import type { Requester } from './requester';

/** How far a policy of a resource names a requester: itself, or only the account that then decides by its own policies. */
export type Naming = 'principal' | 'account';

export type Principals = (requester: Requester) => Naming | undefined;

const ACCOUNT = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/;

/** @throws Error that names what is no principal */
export function readPrincipals(prop: string, value: unknown): Principals {
  if (value === '*') return () => 'principal';
  const namings = Object.entries(objectOf(prop, value)).flatMap(([kind, names]) =>
    listOf(names).map((name) => naming(kind, textOf(`${prop}.${kind}`, name))),
  );
  return (requester) => {
    const found = namings.map((name) => name(requester));
    return found.includes('principal') ? 'principal' : found.find((it) => it !== undefined);
  };
}

/** All but those that are named, each with its account: a role alone does not except its account. */
export function readNotPrincipals(prop: string, value: unknown): Principals {
  const named = readPrincipals(prop, value);
  return (requester) => (named(requester) === 'principal' ? undefined : 'principal');
}

/** Federated and canonical users have no credentials here, so that they are never who calls. */
function naming(kind: string, name: string): Principals {
  if (kind === 'AWS') return awsNaming(name);
  if (kind === 'Service') return (requester) => (isService(requester, name) ? 'principal' : undefined);
  return () => undefined;
}

function awsNaming(name: string): Principals {
  if (name === '*') return () => 'principal';
  const account = ACCOUNT.exec(name)?.[1];
  return (requester) => {
    if (requester.kind === 'service') return undefined;
    if (requester.arn === name || (requester.kind === 'role' && requester.sessionArn === name)) return 'principal';
    if (account !== requester.account) return undefined;
    return requester.kind === 'root' ? 'principal' : 'account';
  };
}

/** A service is also named with its Region, as in `logs.us-east-1.amazonaws.com`. */
function isService(requester: Requester, name: string): boolean {
  return requester.kind === 'service' && withoutRegion(requester.service) === withoutRegion(name);
}

function withoutRegion(service: string): string {
  return service.replace(/^([^.]+)\.[a-z]{2}(?:-[a-z]+)+-\d\./, '$1.');
}
