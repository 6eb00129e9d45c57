import type { Fixture } from '../fixture';
import { found, only } from '../one-resource';

export const passing: Fixture['passing'] = [
  {
    Resources: {
      Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
      Rotation: { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: { Ref: 'Secret' } } },
    },
  },
];

export const failing: Fixture['failing'] = [
  found(only('AWS::SecretsManager::Secret'), { message: 'no rotation schedule in the template refers to it' }),
];

export const presenceDecides = true;
