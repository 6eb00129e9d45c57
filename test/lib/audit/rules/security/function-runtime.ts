import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const lambda = (Runtime: unknown) => only('AWS::Lambda::Function', { Runtime });

export const passing: Fixture['passing'] = [
  lambda('nodejs24.x'),
  lambda('python3.13'),
  lambda('provided.al2023'),
  only('AWS::Lambda::Function', { PackageType: 'Image' }),
];

export const failing: Fixture['failing'] = [
  found(lambda('nodejs18.x'), { property: 'Runtime', value: 'nodejs18.x' }),
  found(lambda('python3.9'), { property: 'Runtime', value: 'python3.9' }),
  found(lambda(UNKNOWN), { property: 'Runtime', value: UNKNOWN, unresolved: true }),
];
