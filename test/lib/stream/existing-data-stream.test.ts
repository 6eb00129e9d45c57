import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { DataStream } from '../../../lib/stream/data-stream';
import type { ExistingStreamOptions } from '../../../lib/stream/existing-data-stream';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
const KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/clicks';

function fixture(options?: ExistingStreamOptions) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const imported = Stream.fromStreamAttributes(stack, 'Imported', {
    streamArn: STREAM_ARN,
    encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
  });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  return { stack, imported, role, stream: DataStream.fromStream(stack, 'Stream', imported, options) };
}

describe('DataStream.fromStream', () => {
  test('wraps the stream and creates none', () => {
    const { stack, imported, stream } = fixture();
    expect(stream.stream).toBe(imported);
    expect(stream.eventSourceArn).toBe(STREAM_ARN);
    expect(stream.encryptionKey?.keyArn).toBe(KEY_ARN);
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::Stream', 0);
  });

  test('assumes the retention of a stream which nobody set', () => {
    expect(fixture().stream.retentionPeriod.toHours()).toBe(24);
    expect(fixture({ retentionPeriod: Duration.days(7) }).stream.retentionPeriod.toHours()).toBe(168);
  });

  test('refuses a retention that no stream can have', () => {
    expect(() => fixture({ retentionPeriod: Duration.hours(1) })).toThrow(
      new Error('Stack/Stream: retentionPeriod must be a whole number of hours from 24 to 8760, got 1 hours'),
    );
  });

  test('assumes the record size of a stream which nobody set', () => {
    expect(fixture().stream.maxRecordSize.toMebibytes()).toBe(1);
    const { stream } = fixture({ maxRecordSize: Size.mebibytes(6) });
    expect([stream, stream.addConsumer('Metrics')].map((source) => source.maxRecordSize.toMebibytes())).toEqual([6, 6]);
  });

  test('refuses a record size that no stream takes', () => {
    expect(() => fixture({ maxRecordSize: Size.mebibytes(11) })).toThrow(
      new Error('Stack/Stream: maxRecordSize must be a whole number of KiB from 1024 to 10240, got 11264'),
    );
  });

  test.each([0, 2, 50])('admits %p consumers', (maxConsumers) => {
    const { stream } = fixture({ maxConsumers });
    for (let count = 0; count < maxConsumers; count++) stream.addConsumer(`C${count}`);
    expect(() => stream.addConsumer('OneTooMany')).toThrow(
      new Error(
        `Stack/Stream/OneTooMany: consumers of Stack/Imported must be ${maxConsumers} at most, got ${maxConsumers + 1}`,
      ),
    );
  });

  test.each([-1, 51])('refuses to admit %p consumers', (maxConsumers) => {
    expect(() => fixture({ maxConsumers })).toThrow(
      new Error(`Stack/Stream: maxConsumers must be a whole number from 0 to 50, got ${maxConsumers}`),
    );
  });

  test('adds consumers', () => {
    const { stack, stream } = fixture();
    stream.addConsumer('Metrics', { consumerName: 'metrics' });
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::StreamConsumer', {
      StreamARN: STREAM_ARN,
      ConsumerName: 'metrics',
    });
  });

  test.each([
    ['grantRead', 'kinesis:GetRecords', ['kms:Decrypt']],
    ['grantWrite', 'kinesis:PutRecords', ['kms:GenerateDataKey']],
    ['grantReadWrite', 'kinesis:PutRecords', ['kms:Decrypt', 'kms:GenerateDataKey']],
  ] as const)('%s reaches stream and key', (method, action, keyActions) => {
    const { stream, role } = fixture();
    const [onStream, onKey] = stream[method](role).principalStatements;
    expect(onStream?.resources).toEqual([STREAM_ARN]);
    expect(onStream?.actions).toContain(action);
    expect(onKey?.resources).toEqual([KEY_ARN]);
    expect(onKey?.actions).toEqual(keyActions);
  });
});
