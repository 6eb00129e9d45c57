import type { ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { dependencies } from '../../sandbox/assembly/references';
import type { Template, TemplateResource } from '../../sandbox/assembly/template';
import type { Fate, ResourceChange } from './resource-change';

type FullDiff = typeof import('@aws-cdk/cloudformation-diff').fullDiff;
type Resources = NonNullable<Template['Resources']>;

const FATES: Readonly<Record<string, Fate>> = {
  WILL_UPDATE: 'updated',
  WILL_REPLACE: 'replaced',
  MAY_REPLACE: 'perhaps replaced',
  WILL_DESTROY: 'removed',
  WILL_ORPHAN: 'removed',
};

/** The deployed resources which the next template changes or leaves out, in the order of the deployed template. */
export async function templateChanges(deployed: Template, next: Template): Promise<ResourceChange[]> {
  // The specification of all resource types takes a while to load, and only this needs it.
  const { fullDiff } = await import('@aws-cdk/cloudformation-diff');
  return new TemplateChanges(fullDiff, deployed.Resources ?? {}, next.Resources ?? {}).all();
}

/** Compares one by one, and again what refers to a replaced resource: whole templates, for each link of a chain, take minutes. */
class TemplateChanges {
  private readonly replaced = new Set<string>();
  private readonly changes = new Map<string, ResourceChange>();

  constructor(
    private readonly fullDiff: FullDiff,
    private readonly deployed: Resources,
    private readonly next: Resources,
  ) {}

  all(): ResourceChange[] {
    const logicalIds = Object.keys(this.deployed);
    const references = new Map(Object.entries(this.next).map(([id, resource]) => [id, dependencies(resource)]));
    for (let pending = logicalIds; pending.length > 0; ) {
      const replacedNow = pending.filter((id) => this.compare(id)?.fate === 'replaced');
      for (const id of replacedNow) this.replaced.add(id);
      pending = logicalIds.filter(
        (id) => !this.replaced.has(id) && replacedNow.some((other) => references.get(id)?.has(other)),
      );
    }
    return logicalIds.flatMap((id) => this.changes.get(id) ?? []);
  }

  private compare(logicalId: string): ResourceChange | undefined {
    const before = this.deployed[logicalId] as TemplateResource;
    const after = Object.hasOwn(this.next, logicalId) ? this.next[logicalId] : undefined;
    const next = after === undefined ? {} : { [logicalId]: this.withReplaced(after) };
    const { changes } = this.fullDiff({ Resources: { [logicalId]: before } }, { Resources: next }).resources;
    const [difference] = Object.values(changes);
    const fate = difference && fateOf(difference);
    if (difference === undefined || fate === undefined) return undefined;
    const added = fate === 'removed' ? this.addedOf(before.Type) : [];
    const replacedBy = replacingProperties(difference);
    const change = { logicalId, type: before.Type, fate, replacedBy, before, after, added };
    this.changes.set(logicalId, change);
    return change;
  }

  /** Properties that refer to what is replaced differ, however they are spelled. */
  private withReplaced(resource: TemplateResource): TemplateResource {
    const properties = Object.entries(resource.Properties ?? {}).map(([name, value]) => {
      const references = dependencies({ Type: resource.Type, Properties: { [name]: value } });
      return [name, [...references].some((id) => this.replaced.has(id)) ? { Replaced: value } : value];
    });
    return { ...resource, Properties: Object.fromEntries(properties) };
  }

  private addedOf(type: string): TemplateResource[] {
    const added = Object.entries(this.next).filter(([id]) => !Object.hasOwn(this.deployed, id));
    return added.flatMap(([, resource]) => (resource.Type === type ? resource : []));
  }
}

function fateOf({ resourceTypeChanged, changeImpact }: ResourceDifference): Fate | undefined {
  return resourceTypeChanged ? 'replaced' : FATES[changeImpact];
}

function replacingProperties({ propertyUpdates }: ResourceDifference): string[] {
  const updates = Object.entries(propertyUpdates);
  return updates.flatMap(([name, { changeImpact }]) => (/REPLACE/.test(changeImpact ?? '') ? name : []));
}
