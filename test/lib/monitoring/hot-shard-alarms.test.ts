import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Lazy } from 'aws-cdk-lib/core';
import { HotShardAlarms, type HotShardAlarmsProps } from '../../../lib/monitoring/hot-shard-alarms';
import { alarmsOf, NOTIFY } from './alarms';

function hotShardAlarms(props: Partial<HotShardAlarmsProps> = {}) {
  return alarmsOf((stack) => {
    const stream = kinesis.Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:::stream/access-logs');
    return new HotShardAlarms(stack, 'Alarms', { stream, actions: [NOTIFY], ...props });
  });
}

function bySumOf(metricName: string) {
  const expression = `SELECT SUM(${metricName}) FROM SCHEMA("AWS/Kinesis", ShardId, StreamName) WHERE StreamName = 'access-logs' GROUP BY ShardId ORDER BY SUM() DESC`;
  return [{ Expression: expression, Id: 'expr_1', Period: 60, ReturnData: true }];
}

describe('HotShardAlarms', () => {
  const common = {
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 5,
    DatapointsToAlarm: 3,
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
  };

  test('compare each shard with four fifths of what it takes in a minute', () => {
    expect(hotShardAlarms()).toEqual({
      Bytes: {
        ...common,
        Metrics: bySumOf('IncomingBytes'),
        Threshold: 50_331_648,
        AlarmDescription:
          'A shard takes more than 80 % of its bytes: a partition key is too popular, or shards are too few',
      },
      Records: {
        ...common,
        Metrics: bySumOf('IncomingRecords'),
        Threshold: 48_000,
        AlarmDescription:
          'A shard takes more than 80 % of its records: pack more lines in a record, or spread the keys',
      },
    });
  });

  test.each([
    [1, 600],
    [100, 60_000],
  ])('take a utilization of %s %%', (utilization, records) => {
    expect(hotShardAlarms({ utilization })).toMatchObject({ Records: { Threshold: records } });
  });

  test('refuse a utilization which is known too late to reckon with', () => {
    const utilization = Lazy.number({ produce: () => 50 });
    expect(() => hotShardAlarms({ utilization })).toThrow(
      new Error('Stack/Alarms: utilization must be known at synthesis, got a token'),
    );
  });

  test.each([0, 101, 0.5])('refuse a utilization of %s %%', (utilization) => {
    expect(() => hotShardAlarms({ utilization })).toThrow(
      `Stack/Alarms: utilization must be a whole number of percent from 1 to 100, got ${utilization}`,
    );
  });
});
