import { createHash } from 'node:crypto';
import type { SandboxContext } from './context';

/** The ARN of a stack, the same on every run. */
export function stackId(
  { partition, region, account }: Pick<SandboxContext, 'partition' | 'region' | 'account'>,
  stackName: string,
): string {
  const hash = createHash('sha256').update(stackName).digest('hex');
  const uuid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/${uuid}`;
}
