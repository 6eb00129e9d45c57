import type { Fixture } from '../fixture';

const stream = (metrics: unknown) => ({
  Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: { DesiredShardLevelMetrics: metrics } } },
});

export const passing: Fixture['passing'] = [
  { Resources: { Stream: { Type: 'AWS::Kinesis::Stream', Properties: {} } } },
  stream(['IncomingBytes', 'IncomingRecords']),
];

export const failing: Fixture['failing'] = [
  {
    template: stream(['ALL']),
    problems: { Stream: [{ property: 'DesiredShardLevelMetrics', value: ['ALL'] }] },
  },
];

export const presenceDecides = true;
