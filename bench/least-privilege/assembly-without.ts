import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleGrant } from './role-grants';

/** An action that a role is to lack, on whatever resource. */
export type RoleAction = Omit<RoleGrant, 'resource'>;

interface Statement {
  Action?: string | string[];
}

interface Policy {
  PolicyDocument: { Statement: Statement | Statement[] };
  Roles?: readonly { readonly Ref?: string }[];
}

interface Resource {
  readonly Type: string;
  readonly Properties: Policy & { readonly Policies?: readonly Policy[] };
}

/** Copies a cloud assembly, in which roles then lack actions. */
export function assemblyWithout(assembly: string, folder: string, removed: readonly RoleAction[]): string {
  cpSync(assembly, folder, { recursive: true });
  for (const stackName of new Set(removed.map((one) => one.stackName))) {
    const file = join(folder, `${stackName}.template.json`);
    const template = JSON.parse(readFileSync(file, 'utf8'));
    for (const one of removed) if (one.stackName === stackName) removeFrom(template.Resources, one);
    writeFileSync(file, JSON.stringify(template));
  }
  return folder;
}

function removeFrom(resources: Readonly<Record<string, Resource>>, { logicalId, action }: RoleAction): void {
  const attached = Object.values(resources)
    .filter(({ Properties }) => Properties?.Roles?.some((role) => role.Ref === logicalId))
    .map(({ Properties }) => Properties);
  for (const { PolicyDocument } of [...attached, ...(resources[logicalId]?.Properties.Policies ?? [])]) {
    const statements = [PolicyDocument.Statement].flat();
    PolicyDocument.Statement = statements.flatMap((statement) => without(statement, action));
  }
}

function without(statement: Statement, action: string): Statement[] {
  const Action = [statement.Action ?? []].flat().filter((each) => each !== action);
  return Action.length === 0 ? [] : [{ ...statement, Action }];
}
