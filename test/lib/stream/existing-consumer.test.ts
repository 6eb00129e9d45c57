import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { EnhancedFanOutConsumer } from '../../../lib/stream/enhanced-fan-out-consumer';
import type { ExistingConsumerOptions } from '../../../lib/stream/existing-consumer';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks';
const CONSUMER_ARN = `${STREAM_ARN}/consumer/metrics:1700000000`;
const KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/clicks';

function fixture(options?: ExistingConsumerOptions) {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const imported = StreamConsumer.fromStreamConsumerArn(stack, 'Imported', CONSUMER_ARN);
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  return { stack, role, consumer: EnhancedFanOutConsumer.fromConsumer(stack, 'Consumer', imported, options) };
}

function importStream(stack: Stack) {
  const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);
  return Stream.fromStreamAttributes(stack, 'Stream', { streamArn: STREAM_ARN, encryptionKey });
}

describe('EnhancedFanOutConsumer.fromConsumer', () => {
  test('makes it a source of records', () => {
    const { consumer } = fixture();
    expect(consumer.eventSourceArn).toBe(CONSUMER_ARN);
    expect(consumer.stream.streamArn).toBe(STREAM_ARN);
    expect(consumer.retentionPeriod.toHours()).toBe(24);
    expect(consumer.maxRecordSize.toMebibytes()).toBe(1);
  });

  test('takes what cannot be told from it', () => {
    const stack = new Stack(new App(), 'Stack');
    const imported = StreamConsumer.fromStreamConsumerArn(stack, 'Imported', CONSUMER_ARN);
    const options = {
      stream: importStream(stack),
      retentionPeriod: Duration.days(7),
      maxRecordSize: Size.mebibytes(6),
    };
    const consumer = EnhancedFanOutConsumer.fromConsumer(stack, 'Consumer', imported, options);
    expect(consumer).toMatchObject(options);
  });

  test.each([
    [
      'retentionPeriod must be a whole number of hours from 24 to 8760, got 1 hours',
      { retentionPeriod: Duration.hours(1) },
    ],
    [
      'maxRecordSize must be a whole number of KiB from 1024 to 10240, got 11264',
      { maxRecordSize: Size.mebibytes(11) },
    ],
  ])('refuses that %s', (message, options) => {
    expect(() => fixture(options)).toThrow(new Error(`Stack/Consumer: ${message}`));
  });

  test('grants reading through it, and from its stream', () => {
    const { stack, consumer, role } = fixture();
    const [onConsumer, onStream] = consumer.grantRead(role).principalStatements;
    expect(onConsumer?.resources).toEqual([CONSUMER_ARN]);
    expect(onConsumer?.actions).toEqual(['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard']);
    expect(onStream?.resources).toEqual([STREAM_ARN]);
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  test('of another account says what its owner has to let in', () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: '222222222222', region: 'eu-west-1' } });
    const imported = StreamConsumer.fromStreamConsumerArn(stack, 'Imported', CONSUMER_ARN);
    const consumer = EnhancedFanOutConsumer.fromConsumer(stack, 'Consumer', imported, { stream: importStream(stack) });
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const grant = consumer.grantRead(role);
    expect(grant.principalStatements.map(({ resources }) => resources)).toEqual([
      [CONSUMER_ARN],
      [STREAM_ARN],
      [KEY_ARN],
    ]);
    const needed = { Consumer: 'kinesis:SubscribeToShard', Stream: 'kinesis:GetRecords', Key: 'kms:Decrypt' };
    for (const [id, action] of Object.entries(needed)) {
      const message = `^Stack/${id}: its policy cannot be changed here, let its owner add .*${action}`;
      Annotations.fromStack(stack).hasWarning(`/Stack/${id}`, Match.stringLikeRegexp(message));
    }
  });
});
