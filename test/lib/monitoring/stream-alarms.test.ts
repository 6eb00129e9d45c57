import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib/core';
import { StreamAlarms } from '../../../lib/monitoring/stream-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { alarmsOf, NOTIFY } from './alarms';

const HOUR_MS = 3_600_000;

function streamAlarms(retentionPeriod: (stack: Stack) => Duration, actions = [NOTIFY]) {
  return alarmsOf((stack) => {
    const existing = kinesis.Stream.fromStreamArn(stack, 'Existing', 'arn:aws:kinesis:::stream/access-logs');
    const dataStream = DataStream.fromStream(stack, 'Stream', existing, { retentionPeriod: retentionPeriod(stack) });
    return new StreamAlarms(stack, 'Alarms', { dataStream, actions });
  });
}

const week = () => Duration.hours(168);

describe('StreamAlarms', () => {
  const common = {
    Namespace: 'AWS/Kinesis',
    Dimensions: [{ Name: 'StreamName', Value: 'access-logs' }],
    AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
    Period: 300,
  };
  const age = {
    ...common,
    MetricName: 'GetRecords.IteratorAgeMilliseconds',
    Statistic: 'Maximum',
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    TreatMissingData: 'ignore',
  };
  const throttling = {
    ...common,
    Statistic: 'Sum',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    TreatMissingData: 'notBreaching',
  };

  test('watch the age of what is unread and throttling, by the name of the stream', () => {
    expect(streamAlarms(week)).toEqual({
      IteratorAgeQuarter: {
        ...age,
        Threshold: 42 * HOUR_MS,
        AlarmDescription:
          'The slowest reader of the data stream is behind by a quarter of the retention period, after which records are lost',
      },
      IteratorAgeHalf: {
        ...age,
        Threshold: 84 * HOUR_MS,
        AlarmDescription:
          'The slowest reader of the data stream is behind by half of the retention period, after which records are lost',
      },
      ThrottledWrites: {
        ...throttling,
        MetricName: 'WriteProvisionedThroughputExceeded',
        AlarmDescription: 'Producers write more than the shards take: they retry, and what they give up on is lost',
      },
      ThrottledReads: {
        ...throttling,
        MetricName: 'ReadProvisionedThroughputExceeded',
        AlarmDescription: 'Readers ask for more than the shards give: they fall behind',
      },
    });
  });

  test('count an unknown retention period as the shortest', () => {
    const unknown = (stack: Stack) =>
      Duration.hours(new CfnParameter(stack, 'Hours', { type: 'Number' }).valueAsNumber);
    expect(streamAlarms(unknown)).toMatchObject({ IteratorAgeHalf: { Threshold: 12 * HOUR_MS } });
  });

  test('tell nobody on request', () => {
    for (const alarm of Object.values(streamAlarms(week, []))) expect(alarm).not.toHaveProperty('AlarmActions');
  });

  test('refuse more actions than CloudWatch takes', () => {
    expect(() => streamAlarms(week, Array(6).fill(NOTIFY))).toThrow('Stack/Alarms: actions must be at most 5, got 6');
  });
});
