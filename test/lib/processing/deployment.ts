import type { Template } from 'aws-cdk-lib/assertions';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface Identity {
  /** A change of one of these makes another resource. */
  readonly createOnly: readonly string[];
  /** Two with the same values cannot exist at once: the second is refused with 409. */
  readonly unique: readonly string[];
}

const IDENTITIES: Readonly<Record<string, Identity>> = {
  'AWS::Lambda::EventSourceMapping': {
    createOnly: ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp'],
    unique: ['EventSourceArn', 'FunctionName'],
  },
  'AWS::Lambda::Alias': { createOnly: ['FunctionName', 'Name'], unique: ['FunctionName', 'Name'] },
};

/**
 * What CloudFormation makes of a change: it creates and updates first, and deletes what is no longer needed when all of
 * that went well, so that a new resource meets the old one.
 */
export function deploymentOf(before: Template, after: Template) {
  const [old, next] = [resourcesOf(before), resourcesOf(after)];
  const existing = new Map(old);
  const wanted = new Map(next);
  const created = next.filter(([id]) => !existing.has(id));
  const replaced = next.filter(([id, resource]) => isReplaced(existing.get(id), resource));
  const conflicts = [...created, ...replaced].filter(([, resource]) => old.some(([, other]) => meets(resource, other)));
  return {
    created: idsOf(created),
    replaced: idsOf(replaced),
    deleted: idsOf(old.filter(([id]) => !wanted.has(id))),
    conflicts: idsOf(conflicts),
  };
}

function resourcesOf(template: Template): [string, Resource][] {
  return Object.entries<Resource>(template.toJSON().Resources);
}

function isReplaced(before: Resource | undefined, after: Resource): boolean {
  if (before === undefined) return false;
  const createOnly = IDENTITIES[after.Type]?.createOnly ?? [];
  return createOnly.some((name) => text(before, [name]) !== text(after, [name]));
}

function meets(resource: Resource, other: Resource): boolean {
  const unique = IDENTITIES[resource.Type]?.unique ?? [];
  return resource.Type === other.Type && unique.length > 0 && text(resource, unique) === text(other, unique);
}

function text({ Properties = {} }: Resource, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => Properties[name]));
}

function idsOf(resources: readonly (readonly [string, Resource])[]): string[] {
  return resources.map(([id]) => id.replace(/[0-9A-F]{8}$/, '')).sort();
}
