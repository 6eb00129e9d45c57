import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const bucket = (Status: unknown) => only('AWS::S3::Bucket', { VersioningConfiguration: { Status } });
const property = 'VersioningConfiguration.Status';

export const passing: Fixture['passing'] = [bucket('Enabled')];

export const failing: Fixture['failing'] = [
  found(only('AWS::S3::Bucket'), { property }),
  found(bucket('Suspended'), { property, value: 'Suspended' }),
  found(bucket(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
