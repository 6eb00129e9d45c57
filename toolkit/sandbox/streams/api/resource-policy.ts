import { dropPolicy, keepPolicy, policyOf } from '../resource-policies';
import { required, text } from './members';
import { operation } from './operation';

const RESOURCE = { ResourceARN: required(text({ min: 1, max: 2048 })) };

export const getResourcePolicy = operation(RESOURCE, ({ ResourceARN }, { streams }) => ({
  Policy: policyOf(streams, ResourceARN),
}));

export const putResourcePolicy = operation(
  { ...RESOURCE, Policy: required(text()) },
  ({ ResourceARN, Policy }, { streams }) => keepPolicy(streams, ResourceARN, Policy),
);

export const deleteResourcePolicy = operation(RESOURCE, ({ ResourceARN }, { streams }) =>
  dropPolicy(streams, ResourceARN),
);
