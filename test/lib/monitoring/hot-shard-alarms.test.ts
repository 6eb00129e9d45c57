import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Lazy } from 'aws-cdk-lib/core';
import { HotShardAlarms, type HotShardAlarmsProps } from '../../../lib/monitoring/hot-shard-alarms';
import { alarmsOf, math, NOTIFY } from './alarms';

function hotShardAlarms(props: Partial<HotShardAlarmsProps> = {}) {
  return alarmsOf((stack) => {
    const stream = kinesis.Stream.fromStreamArn(stack, 'Stream', 'arn:aws:kinesis:::stream/access-logs');
    return new HotShardAlarms(stack, 'Alarms', { stream, actions: [NOTIFY], ...props });
  });
}

function hottest(metricName: string, threshold: number) {
  const query = `SELECT SUM(${metricName}) FROM SCHEMA("AWS/Kinesis", ShardId, StreamName) WHERE StreamName = 'access-logs' GROUP BY ShardId ORDER BY SUM() DESC`;
  return {
    ...math(`IF((AVG(shards) < ${threshold}) OR (MAX(shards) == SUM(shards)), MAX(shards), 0)`, {
      Id: 'shards',
      Expression: query,
      Period: 60,
      ReturnData: false,
    }),
    Threshold: threshold,
  };
}

describe('HotShardAlarms', () => {
  const common = {
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 5,
    DatapointsToAlarm: 3,
    TreatMissingData: 'notBreaching',
    AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
  };

  test('compare the hottest shard with four fifths of what it takes in a minute, unless all shards are as busy', () => {
    expect(hotShardAlarms()).toEqual({
      Bytes: {
        ...common,
        ...hottest('IncomingBytes', 50_331_648),
        AlarmDescription:
          'A shard takes more than 80 % of its bytes, unlike the others: a partition key is too popular',
      },
      Records: {
        ...common,
        ...hottest('IncomingRecords', 48_000),
        AlarmDescription:
          'A shard takes more than 80 % of its records, unlike the others: pack more lines in a record, or spread the keys',
      },
    });
  });

  test.each([
    [1, 600],
    [100, 60_000],
  ])('take a utilization of %s %%', (utilization, records) => {
    expect(hotShardAlarms({ utilization })).toMatchObject({ Records: hottest('IncomingRecords', records) });
  });

  test('refuse a utilization which is known too late to reckon with', () => {
    const utilization = Lazy.number({ produce: () => 50 });
    expect(() => hotShardAlarms({ utilization })).toThrow(
      new Error('Stack/Alarms: utilization must be known at synthesis, got a token'),
    );
  });

  test.each([0, 101, 0.5])('refuse a utilization of %s %%', (utilization) => {
    expect(() => hotShardAlarms({ utilization })).toThrow(
      new Error(`Stack/Alarms: utilization must be a whole number of percent from 1 to 100, got ${utilization}`),
    );
  });
});
