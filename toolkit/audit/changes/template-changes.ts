import type { ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { Template, TemplateResource } from '../../sandbox/assembly/template';
import type { Fate, ResourceChange } from './resource-change';

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
  const { changes } = fullDiff(structuredClone(deployed), structuredClone(next)).resources;
  return Object.entries(deployed.Resources ?? {}).flatMap(([logicalId, before]) => {
    const difference = Object.hasOwn(changes, logicalId) ? changes[logicalId] : undefined;
    return difference === undefined ? [] : changeOf(logicalId, before, next, difference);
  });
}

function changeOf(
  logicalId: string,
  before: TemplateResource,
  next: Template,
  difference: ResourceDifference,
): ResourceChange[] {
  const after = Object.entries(next.Resources ?? {}).find(([id]) => id === logicalId)?.[1];
  const fate = difference.resourceTypeChanged ? 'replaced' : FATES[difference.changeImpact];
  if (fate === undefined) return [];
  return [{ logicalId, type: before.Type, fate, replacedBy: replacingProperties(difference), before, after }];
}

function replacingProperties({ propertyUpdates }: ResourceDifference): string[] {
  const updates = Object.entries(propertyUpdates);
  return updates.flatMap(([name, { changeImpact }]) => (/REPLACE/.test(changeImpact ?? '') ? name : []));
}
