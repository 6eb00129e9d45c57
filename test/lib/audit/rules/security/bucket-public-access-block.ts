import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const all = { BlockPublicAcls: true, BlockPublicPolicy: 'true', IgnorePublicAcls: true, RestrictPublicBuckets: true };
const bucket = (settings: object) => only('AWS::S3::Bucket', { PublicAccessBlockConfiguration: settings });

export const passing: Fixture['passing'] = [only('AWS::S3::Bucket'), bucket(all)];

export const failing: Fixture['failing'] = [
  found(
    bucket({ BlockPublicAcls: true, IgnorePublicAcls: true }),
    { property: 'PublicAccessBlockConfiguration.BlockPublicPolicy' },
    { property: 'PublicAccessBlockConfiguration.RestrictPublicBuckets' },
  ),
  found(
    bucket({ ...all, BlockPublicAcls: false, IgnorePublicAcls: 'false' }),
    { property: 'PublicAccessBlockConfiguration.BlockPublicAcls', value: false },
    { property: 'PublicAccessBlockConfiguration.IgnorePublicAcls', value: 'false' },
  ),
  found(bucket({ ...all, BlockPublicPolicy: UNKNOWN }), {
    property: 'PublicAccessBlockConfiguration.BlockPublicPolicy',
    value: UNKNOWN,
    unresolved: true,
  }),
];
