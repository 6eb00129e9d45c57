import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Duration, Lazy, type Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { IDataStream } from '../../../lib/stream/data-stream-interface';
import type { ExistingStreamOptions } from '../../../lib/stream/existing-data-stream';
import type { IStreamEventSource } from '../../../lib/stream/stream-event-source';
import { fixture } from './fixture';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';

function ageOf(sourceIn: (stack: Stack) => IStreamEventSource, maxRecordAge?: Duration): unknown {
  const { stack, process } = fixture();
  process({ source: sourceIn(stack), maxRecordAge });
  const [mapping] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventSourceMapping'));
  return mapping?.Properties.MaximumRecordAgeInSeconds;
}

function keeping(retentionPeriod: Duration) {
  return (stack: Stack) => new DataStream(stack, 'Kept', { retentionPeriod });
}

function existing(stack: Stack, options?: ExistingStreamOptions): IDataStream {
  return DataStream.fromStream(stack, 'Existing', Stream.fromStreamArn(stack, 'Imported', STREAM_ARN), options);
}

function stated(retentionPeriod: Duration) {
  return (stack: Stack) => existing(stack, { retentionPeriod });
}

describe('the age of records', () => {
  test.each([
    [24, 23],
    [168, 167],
    [169, 168],
  ])('ends before a stream that keeps them for %p hours expires them', (retention, hours) => {
    expect(ageOf(keeping(Duration.hours(retention)))).toBe(hours * 3_600);
  });

  test('ends likewise behind a consumer, whatever that was told of its stream', () => {
    const consumer = (stack: Stack) => keeping(Duration.hours(168))(stack).addConsumer('Consumer');
    expect(ageOf(consumer)).toBe(167 * 3_600);
  });

  test.each([24, 72])('ends before a stream expires them that is stated to keep them for %p hours', (retention) => {
    const source = stated(Duration.hours(retention));
    expect(ageOf(source)).toBe((retention - 1) * 3_600);
    expect(ageOf((stack) => source(stack).addConsumer('Consumer'))).toBe((retention - 1) * 3_600);
  });

  test.each<[string, (stack: Stack) => IStreamEventSource]>([
    ['a stream keeps records for longer than Lambda can be told', keeping(Duration.hours(170))],
    ['only its deployment tells for how long', keeping(Duration.hours(Lazy.number({ produce: () => 48 })))],
    ['a stream was made elsewhere', existing],
    ['it is read through a consumer', (stack: Stack) => existing(stack).addConsumer('Consumer')],
    [
      'only a deployment tells it of a stream made elsewhere',
      stated(Duration.hours(Lazy.number({ produce: () => 48 }))),
    ],
  ])('has no limit where %s', (_, sourceIn) => {
    expect(ageOf(sourceIn)).toBeUndefined();
  });

  test('is what it was told to be', () => {
    expect(ageOf(keeping(Duration.hours(24)), Duration.hours(2))).toBe(7_200);
    expect(ageOf(keeping(Duration.hours(24)), Duration.seconds(86_399))).toBe(86_399);
    expect(ageOf(existing, Duration.days(7))).toBe(604_800);
  });

  test('cannot reach what is stated of a stream made elsewhere', () => {
    expect(() => ageOf(stated(Duration.hours(48)), Duration.days(2))).toThrow(
      new Error(
        'Stack/Processor: maxRecordAge must be less than the 48 hours for which the stream keeps a record, got 2 days',
      ),
    );
  });

  test.each([Duration.hours(24), Duration.days(7)])('cannot be %p of a stream that expires them by then', (age) => {
    const allowed = 'less than the 24 hours for which the stream keeps a record';
    expect(() => ageOf(keeping(Duration.hours(24)), age)).toThrow(
      new Error(`Stack/Processor: maxRecordAge must be ${allowed}, got ${age.toHumanString()}`),
    );
  });
});
