import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const bucket = (ObjectOwnership: unknown) =>
  only('AWS::S3::Bucket', { OwnershipControls: { Rules: [{ ObjectOwnership }] } });
const property = 'OwnershipControls.Rules.*.ObjectOwnership';

export const passing: Fixture['passing'] = [only('AWS::S3::Bucket'), bucket('BucketOwnerEnforced')];

export const failing: Fixture['failing'] = [
  found(bucket('ObjectWriter'), { property, value: 'ObjectWriter' }),
  found(bucket('BucketOwnerPreferred'), { property, value: 'BucketOwnerPreferred' }),
  found(bucket(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
