import type { Resource } from './audited-app';

/** A statement of a policy, and the resource whose policy it is. */
export interface Statement {
  readonly owner: Resource;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly Principal?: { readonly Service?: unknown; readonly AWS?: unknown };
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** Every statement of every policy, wherever it stands in a resource. */
export function statementsOf(resources: Resource[]): Statement[] {
  return resources.flatMap((owner) =>
    policiesIn(owner.Properties).flatMap((statements) => statements.map((statement) => ({ ...statement, owner }))),
  );
}

export function actionsOf({ Action }: Statement): string[] {
  return [Action].flat();
}

export function conditionKeysOf({ Condition = {} }: Statement): string[] {
  return Object.values(Condition).flatMap((operands) => Object.keys(operands));
}

function policiesIn(value: unknown): Statement[][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('Statement' in value) return [[value.Statement].flat() as Statement[]];
  return Object.values(value).flatMap(policiesIn);
}
