import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const handler = (SubnetIds: unknown) => only('AWS::Lambda::Function', { VpcConfig: { SubnetIds } });
const property = 'VpcConfig.SubnetIds';

export const passing: Fixture['passing'] = [
  only('AWS::Lambda::Function'),
  handler([{ Ref: 'One' }, { Ref: 'Other' }]),
  handler(['subnet-1', UNKNOWN]),
];

export const failing: Fixture['failing'] = [
  found(handler([{ Ref: 'One' }]), { property }),
  found(handler(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
