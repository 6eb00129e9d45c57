import type { Fixture } from '../fixture';

const stream = (metrics: unknown) => ({
  Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { DesiredShardLevelMetrics: metrics } } },
});

const property = 'DesiredShardLevelMetrics.*';

export const passing: Fixture['passing'] = [
  { Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: {} } } },
  stream(['IncomingBytes', 'IncomingRecords']),
];

export const failing: Fixture['failing'] = [
  {
    template: stream(['ALL']),
    problems: { Stream: [{ property, value: 'ALL' }] },
  },
  {
    template: stream({ 'Fn::ImportValue': 'Metrics' }),
    problems: { Stream: [{ property, value: { 'Fn::ImportValue': 'Metrics' }, unresolved: true }] },
  },
];
