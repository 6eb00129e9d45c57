import { principalName } from '../../kernel/access';
import { allGrantsOf, type Grant, grantKey } from '../evaluation/grant';
import type { Policy } from '../policy/policy';
import type { OwnedPolicy, PolicyBook } from '../policy-book';
import type { AccessRecord } from './access-record';

/** A grant of the templates, and how many requests it allowed. */
export interface GrantUse extends Grant {
  /** ARNs of the roles, users, groups and resources that have the policy, and ids of VPC endpoints. */
  readonly owners: readonly string[];
  readonly sid?: string;
  readonly uses: number;
}

/** Requests that were denied, or would have been. */
export interface DenialCount {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly message: string;
  /** What would have to change for them to be allowed. */
  readonly remedy: string;
  readonly count: number;
}

/** Which grants of the templates were used, and what was denied. */
export interface IamReport {
  readonly grants: readonly GrantUse[];
  readonly denials: readonly DenialCount[];
  /** ARNs of identities that asked for something and whose policies the templates do not tell in full. */
  readonly notEvaluated: readonly string[];
}

export function iamReport(
  book: PolicyBook,
  records: readonly AccessRecord[],
  notEvaluated: readonly string[] = [],
): IamReport {
  const uses = countUses(records);
  const asked = book.all().filter(({ policy, owners }) => isAsked(policy, owners, records));
  const grants = asked.flatMap((owned) => grantsIn(owned, (grant) => uses.get(grantKey(grant)) ?? 0));
  return { grants, denials: denialsIn(records), notEvaluated };
}

export function denialsIn(records: readonly AccessRecord[]): DenialCount[] {
  return records.flatMap(denialOf);
}

/** Of the policies of VPC endpoints only those that something went through. */
function isAsked({ kind }: Policy, owners: readonly string[], records: readonly AccessRecord[]): boolean {
  return kind !== 'VPC endpoint policy' || records.some(({ request: { via = '' } }) => owners.includes(via));
}

function grantsIn({ policy, owners }: OwnedPolicy, usesOf: (grant: Grant) => number): GrantUse[] {
  return policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      allGrantsOf(policy, statement).map((grant) => ({
        ...grant,
        owners,
        ...(statement.sid !== undefined && { sid: statement.sid }),
        uses: usesOf(grant),
      })),
    );
}

function countUses(records: readonly AccessRecord[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { grants, count } of records) {
    for (const key of grants.map(grantKey)) uses.set(key, (uses.get(key) ?? 0) + count);
  }
  return uses;
}

function denialOf({ request, decision, remedy = '', count }: AccessRecord): DenialCount[] {
  const { principal, action, resource } = request;
  const { allowed, message = '' } = decision;
  return allowed ? [] : [{ principal: principalName(principal), action, resource, message, remedy, count }];
}
