import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { CfnParameter, Duration, Lazy, Size, type Stack } from 'aws-cdk-lib/core';
import { StreamAlarms, type StreamAlarmsProps } from '../../../lib/monitoring/stream-alarms';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { alarmsOf, math, NOTIFY, term } from './alarms';

const HOUR_MS = 3_600_000;

const week = () => Duration.hours(168);

function streamAlarms(props: Partial<StreamAlarmsProps> = {}, retentionPeriod: (stack: Stack) => Duration = week) {
  return alarmsOf((stack) => {
    const existing = kinesis.Stream.fromStreamArn(stack, 'Existing', 'arn:aws:kinesis:::stream/access-logs');
    const dataStream = DataStream.fromStream(stack, 'Stream', existing, { retentionPeriod: retentionPeriod(stack) });
    return new StreamAlarms(stack, 'Alarms', { dataStream, actions: [NOTIFY], ...props });
  });
}

const common = { AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'] };
const age = {
  ...common,
  Namespace: 'AWS/Kinesis',
  Dimensions: [{ Name: 'StreamName', Value: 'access-logs' }],
  Period: 300,
  MetricName: 'GetRecords.IteratorAgeMilliseconds',
  Statistic: 'Maximum',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  TreatMissingData: 'ignore',
};
const events = { ...common, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' };
const throttling = { ...events, EvaluationPeriods: 3, DatapointsToAlarm: 2 };
const failures = {
  ...common,
  ComparisonOperator: 'LessThanThreshold',
  Threshold: 0.5,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  TreatMissingData: 'ignore',
};
const average = (id: string, name: string) =>
  term(id, ['AWS/Kinesis', name], { StreamName: 'access-logs' }, ['Average', 300]);
const sum = (id: string, name: string, period = 300) =>
  term(id, ['AWS/Kinesis', name], { StreamName: 'access-logs' }, ['Sum', period]);

describe('StreamAlarms', () => {
  test('watch the age of what is unread, throttling and failures, by the name of the stream', () => {
    expect(streamAlarms()).toEqual({
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
        ...math(
          '100 * refusedWrites / SUM([refusedWrites, takenWrites])',
          sum('refusedWrites', 'WriteProvisionedThroughputExceeded'),
          sum('takenWrites', 'IncomingRecords'),
        ),
        Threshold: 1,
        AlarmDescription: 'More than 1 % of the records are refused: producers retry, and what they give up on is lost',
      },
      ThrottledReads: {
        ...throttling,
        ...math(
          '100 * refusedReads / SUM([refusedReads, takenReads])',
          sum('refusedReads', 'ReadProvisionedThroughputExceeded'),
          sum('takenReads', 'GetRecords.Success'),
        ),
        Threshold: 5,
        AlarmDescription:
          'More than 5 % of the reads are refused: readers ask for more than the shards give, and fall behind',
      },
      FailedWrites: {
        ...failures,
        ...math(
          'MIN([putRecord, putRecords])',
          average('putRecord', 'PutRecord.Success'),
          average('putRecords', 'PutRecords.Success'),
        ),
        AlarmDescription:
          'Most calls that put records fail: check that the key of the data stream is enabled, and its policy',
      },
      FailedReads: {
        ...failures,
        Namespace: 'AWS/Kinesis',
        MetricName: 'GetRecords.Success',
        Dimensions: [{ Name: 'StreamName', Value: 'access-logs' }],
        Statistic: 'Average',
        Period: 300,
        AlarmDescription:
          'Most calls of GetRecords fail: check that the key of the data stream is enabled, and its policy',
      },
    });
  });

  test('watch how much a stream with shards takes of what these take, by bytes and by records', () => {
    expect(streamAlarms({ capacity: StreamCapacity.provisioned(4) }).Utilization).toEqual({
      ...events,
      ...math(
        '100 * MAX([bytes / 251658240, records / 240000])',
        sum('bytes', 'IncomingBytes', 60),
        sum('records', 'IncomingRecords', 60),
      ),
      Threshold: 80,
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
      AlarmDescription:
        'The data stream takes more than 80 % of what it can: give it more capacity before it throttles',
    });
  });

  test('tell when nothing is read though something always reads', () => {
    expect(streamAlarms({ sharedReaders: true }).ReadersStopped).toEqual({
      ...events,
      ...math(
        'IF(SUM([activity, 0 * written]) == 0, written, 0)',
        sum('activity', 'GetRecords.Records'),
        sum('written', 'IncomingRecords'),
      ),
      Threshold: 0,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      AlarmDescription:
        'What shares the throughput of the data stream read nothing for a quarter of an hour while records were written',
    });
  });

  test('take thresholds of your own', () => {
    const capacity = StreamCapacity.provisioned(1);
    expect(streamAlarms({ capacity, utilization: 50, throttledWriteRate: 2, throttledReadRate: 100 })).toMatchObject({
      Utilization: { Threshold: 50 },
      ThrottledWrites: { Threshold: 2 },
      ThrottledReads: { Threshold: 100 },
    });
  });

  test.each(['utilization', 'throttledWriteRate', 'throttledReadRate'] as const)(
    'refuse a %s of no percentage',
    (prop) => {
      for (const percentage of [0, 101]) {
        expect(() => streamAlarms({ [prop]: percentage })).toThrow(
          new Error(`Stack/Alarms: ${prop} must be a whole number of percent from 1 to 100, got ${percentage}`),
        );
      }
      expect(() => streamAlarms({ [prop]: Lazy.number({ produce: () => 50 }) })).toThrow(
        new Error(`Stack/Alarms: ${prop} must be known at synthesis, got a token`),
      );
    },
  );

  test.each([
    [Size.kibibytes(1023), '1023 KiB'],
    [Size.tebibytes(2), '2 TiB'],
  ])('refuse a quota that there cannot be: %s', (onDemandQuota, got) => {
    expect(() => streamAlarms({ onDemandQuota })).toThrow(
      new Error(`Stack/Alarms: onDemandQuota must be from 1 MiB to 1 TiB, got ${got}`),
    );
  });

  test('count an unknown retention period as the shortest', () => {
    const unknown = (stack: Stack) =>
      Duration.hours(new CfnParameter(stack, 'Hours', { type: 'Number' }).valueAsNumber);
    expect(streamAlarms({}, unknown)).toMatchObject({ IteratorAgeHalf: { Threshold: 12 * HOUR_MS } });
  });

  test('tell nobody on request', () => {
    for (const alarm of Object.values(streamAlarms({ actions: [] }))) expect(alarm).not.toHaveProperty('AlarmActions');
  });

  test('refuse more actions than CloudWatch takes', () => {
    expect(() => streamAlarms({ actions: Array(6).fill(NOTIFY) })).toThrow(
      'Stack/Alarms: actions must be at most 5, got 6',
    );
  });
});
