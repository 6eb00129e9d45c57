import { invalidArgument } from '../errors';
import { dropPolicy, keepPolicy, policyOf } from '../resource-policies';
import { required, text } from './members';
import { operation } from './operation';

const RESOURCE = { ResourceARN: required(text({ min: 1, max: 2048 })) };

export const getResourcePolicy = operation(RESOURCE, ({ ResourceARN }, { streams }) => ({
  Policy: policyOf(streams, ResourceARN),
}));

export const putResourcePolicy = operation(
  { ...RESOURCE, Policy: required(text()) },
  ({ ResourceARN, Policy }, { streams }) => {
    requirePolicy(Policy);
    keepPolicy(streams, ResourceARN, Policy);
  },
);

export const deleteResourcePolicy = operation(RESOURCE, ({ ResourceARN }, { streams }) =>
  dropPolicy(streams, ResourceARN),
);

/** @throws AwsError `InvalidArgumentException` for a text that is no policy document */
function requirePolicy(policy: string): void {
  if (hasStatement(policy)) return;
  throw invalidArgument(`Policy must be a JSON document with a Statement, got ${policy}`);
}

function hasStatement(policy: string): boolean {
  try {
    const statement: unknown = JSON.parse(policy)?.Statement;
    return typeof statement === 'object' && statement !== null;
  } catch {
    return false;
  }
}
