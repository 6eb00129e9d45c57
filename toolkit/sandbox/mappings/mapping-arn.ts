import type { Place } from '../kernel/encryption';

export function mappingArn(id: string, { partition, region, account }: Place): string {
  return `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${id}`;
}
