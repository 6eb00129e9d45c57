import type { Fixture } from '../fixture';

const mapping = (properties: Record<string, unknown>, source = 'kinesis') => ({
  Resources: {
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: `arn:aws:${source}:us-east-1:111111111111:stream/Log`, ...properties },
    },
  },
});
const property = 'BatchSize';

export const passing: Fixture['passing'] = [
  mapping({}, 'sqs'),
  mapping({ BatchSize: 10_000 }),
  mapping({ MaximumBatchingWindowInSeconds: 5 }),
  mapping({ TumblingWindowInSeconds: 60 }),
];

export const failing: Fixture['failing'] = [
  { template: mapping({}), problems: { Mapping: [{ property }] } },
  {
    template: mapping({ BatchSize: '100', MaximumBatchingWindowInSeconds: 0 }),
    problems: { Mapping: [{ property, value: '100' }] },
  },
  {
    template: mapping({ BatchSize: { 'Fn::ImportValue': 'Size' } }),
    problems: { Mapping: [{ property, value: { 'Fn::ImportValue': 'Size' }, unresolved: true }] },
  },
];
