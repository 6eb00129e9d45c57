import type { ResourceChange } from '../resource-change';

/** What its policies say of a resource that comes to its end: CloudFormation deletes it unless it is told otherwise. */
export function isKept({ before, after, fate }: ResourceChange): boolean {
  const policy = fate === 'removed' ? before.DeletionPolicy : (after ?? before).UpdateReplacePolicy;
  return policy === 'Retain' || policy === 'RetainExceptOnCreate' || policy === 'Snapshot';
}
