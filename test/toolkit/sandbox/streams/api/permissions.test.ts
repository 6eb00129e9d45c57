import type { Permission } from '../../../../../toolkit/sandbox/kernel/identity';
import type { JsonApi } from '../../../../../toolkit/sandbox/kernel/room';
import { base64, testRoom } from '../room';

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/logs';
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd';

function setUp(keyId?: string) {
  const { room, create, call } = testRoom();
  const StreamEncryption = keyId && { EncryptionType: 'KMS', KeyId: keyId };
  create('AWS::Kinesis::Stream', { Name: 'logs', ShardCount: 1, StreamEncryption });
  const consumer = create('AWS::Kinesis::StreamConsumer', { ConsumerName: 'fast', StreamARN: STREAM }).ref;
  const [api] = room.jsonApis as [JsonApi];
  const needed = (operation: string, input: Record<string, unknown>) => api.permissionsFor(operation, input);
  const start = { StreamName: 'logs', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' };
  const iterator: string = call('GetShardIterator', start).ShardIterator;
  return { needed, consumer, iterator };
}

function pairs(permissions: readonly Permission[]): string[] {
  return permissions.map(({ action, resource }) => `${action} ${resource}`);
}

describe('what operations of Kinesis need', () => {
  test.each([
    ['PutRecords', { StreamName: 'logs' }, STREAM],
    ['PutRecord', { StreamARN: STREAM, StreamName: 'logs' }, STREAM],
    ['DescribeStream', { StreamName: 'none' }, 'arn:aws:kinesis:us-east-1:123456789012:stream/none'],
    ['CreateStream', { StreamName: 'logs' }, STREAM],
    ['ListStreams', {}, '*'],
    ['DescribeLimits', {}, '*'],
    ['RegisterStreamConsumer', { StreamARN: STREAM, ConsumerName: 'fast' }, STREAM],
    ['DescribeStreamConsumer', { StreamARN: STREAM, ConsumerName: 'gone' }, `${STREAM}/consumer/gone:0`],
    ['TagResource', { ResourceARN: `${STREAM}/consumer/fast:1` }, `${STREAM}/consumer/fast:1`],
  ])('%s of %j is on %s', (operation, input, resource) => {
    expect(pairs(setUp().needed(operation, input))).toEqual([`kinesis:${operation} ${resource}`]);
  });

  test('a consumer that its stream names is on its own ARN', () => {
    const { needed, consumer } = setUp();
    const input = { StreamARN: STREAM, ConsumerName: 'fast' };
    expect(pairs(needed('DescribeStreamConsumer', input))).toEqual([`kinesis:DescribeStreamConsumer ${consumer}`]);
  });

  test('an iterator counts, whatever stream is named beside it', () => {
    const { needed, iterator } = setUp();
    const input = { ShardIterator: iterator, StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/allowed' };
    expect(pairs(needed('GetRecords', input))).toEqual([`kinesis:GetRecords ${STREAM}`]);
  });

  test('a page of a list is of the stream that the token tells', () => {
    const NextToken = base64(JSON.stringify({ stream: 'logs' }));
    expect(pairs(setUp().needed('ListShards', { NextToken }))).toEqual([`kinesis:ListShards ${STREAM}`]);
  });

  test('an input that names nothing needs nothing, since it fails for that', () => {
    const { needed } = setUp();
    expect(needed('PutRecords', {})).toEqual([]);
    expect(needed('GetRecords', { ShardIterator: 5 })).toEqual([]);
  });

  test.each([
    ['PutRecords', { StreamName: 'logs' }, 'kms:GenerateDataKey'],
    ['PutRecord', { StreamARN: STREAM }, 'kms:GenerateDataKey'],
  ])('%s needs the key of the stream, too', (operation, input, action) => {
    const permissions = setUp('1234abcd').needed(operation, input);
    expect(pairs(permissions)).toEqual([`kinesis:${operation} ${STREAM}`, `${action} ${KEY}`]);
    expect(permissions[1]?.context).toMatchObject({ 'kms:EncryptionContext:aws:kinesis:arn': STREAM });
    expect(permissions[1]?.denial?.('no')).toMatchObject({ code: 'KMSAccessDeniedException', message: 'no' });
  });

  test('reading needs to decrypt, by iterator and by subscription', () => {
    const { needed, iterator, consumer } = setUp('1234abcd');
    expect(pairs(needed('GetRecords', { ShardIterator: iterator }))).toContain(`kms:Decrypt ${KEY}`);
    expect(pairs(needed('SubscribeToShard', { ConsumerARN: consumer }))).toEqual([
      `kinesis:SubscribeToShard ${consumer}`,
      `kms:Decrypt ${KEY}`,
    ]);
    expect(pairs(needed('DescribeStream', { StreamName: 'logs' }))).toHaveLength(1);
  });

  test('the key that AWS manages is free for all who may use the stream', () => {
    expect(setUp('alias/aws/kinesis').needed('PutRecords', { StreamName: 'logs' })).toHaveLength(1);
  });
});
