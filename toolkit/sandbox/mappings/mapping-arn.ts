import type { SandboxContext } from '../kernel/context';

export function mappingArn(id: string, { partition, region, account }: SandboxContext): string {
  return `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}`;
}
