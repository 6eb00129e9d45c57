import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const key = (properties: Readonly<Record<string, unknown>>) => only('AWS::KMS::Key', properties);
const property = 'EnableKeyRotation';

export const passing: Fixture['passing'] = [
  key({ EnableKeyRotation: 'true' }),
  key({ EnableKeyRotation: true, KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }),
  key({ KeySpec: 'RSA_4096' }),
  key({ Origin: 'EXTERNAL' }),
];

export const failing: Fixture['failing'] = [
  found(key({}), { property }),
  found(key({ EnableKeyRotation: false, KeySpec: 'SYMMETRIC_DEFAULT' }), { property, value: false }),
  found(key({ EnableKeyRotation: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
