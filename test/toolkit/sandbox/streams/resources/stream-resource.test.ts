import type { StreamsOptions } from '../../../../../toolkit/sandbox/streams/streams-options';
import { testContext } from '../../context';
import { failureOf, testRoom } from '../room';

const TYPE = 'AWS::Kinesis::Stream';

function room(options: StreamsOptions = {}) {
  const test = testRoom(options);
  const summary = (StreamName: string) => test.call('DescribeStreamSummary', { StreamName }).StreamDescriptionSummary;
  return { ...test, summary };
}

describe('StreamResource', () => {
  test('makes a stream as CloudFormation does by default', () => {
    const { create, summary } = room();
    const { ref, attributes } = create(TYPE, {}, 'Logs');
    expect(ref).toBe('Stack-Logs-1');
    expect(attributes.Arn).toBe('arn:aws:kinesis:us-east-1:123456789012:stream/Stack-Logs-1');
    expect(summary(ref)).toMatchObject({
      StreamStatus: 'ACTIVE',
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      RetentionPeriodHours: 24,
      OpenShardCount: 1,
      EncryptionType: 'NONE',
    });
  });

  test('honours what the template sets', () => {
    const { create, summary, call } = room();
    const { ref } = create(TYPE, {
      Name: 'logs',
      ShardCount: '3',
      RetentionPeriodHours: 168,
      MaxRecordSizeInKiB: 2048,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: 'arn:aws:kms:us-east-1:123456789012:key/k' },
      DesiredShardLevelMetrics: ['ALL'],
      Tags: [{ Key: 'team', Value: 'web' }],
    });
    expect(ref).toBe('logs');
    expect(summary('logs')).toMatchObject({
      RetentionPeriodHours: 168,
      OpenShardCount: 3,
      MaxRecordSizeInKiB: 2048,
      EncryptionType: 'KMS',
      KeyId: 'arn:aws:kms:us-east-1:123456789012:key/k',
      EnhancedMonitoring: [{ ShardLevelMetrics: expect.arrayContaining(['IteratorAgeMilliseconds']) }],
    });
    expect(call('ListTagsForStream', { StreamName: 'logs' }).Tags).toEqual([{ Key: 'team', Value: 'web' }]);
  });

  test.each([
    [{}, 4, undefined],
    [{ WarmThroughputMiBps: 12 }, 12, 12],
  ])('opens shards for on-demand mode with %j', (extra, shards, throughput) => {
    const { create, summary } = room({ onDemandAdvantage: true });
    const { attributes } = create(TYPE, { Name: 's', StreamModeDetails: { StreamMode: 'ON_DEMAND' }, ...extra });
    expect(summary('s').OpenShardCount).toBe(shards);
    expect(attributes.WarmThroughputObject).toEqual({ TargetMiBps: throughput, CurrentMiBps: throughput });
  });

  test('leaves warm throughput out, with a warning, when the account lacks On-demand Advantage', () => {
    const { create, summary, context } = room();
    create(TYPE, { Name: 's', StreamModeDetails: { StreamMode: 'ON_DEMAND' }, WarmThroughputMiBps: 12 });
    expect(summary('s')).toMatchObject({ OpenShardCount: 4, WarmThroughput: undefined });
    expect(context.seen).toEqual([
      expect.objectContaining({
        type: 'warning',
        message:
          'stream s has no warm throughput: the account needs On-demand Advantage, which the option streams.onDemandAdvantage turns on here',
      }),
    ]);
  });

  test('lets Kinesis distribute the records of an on-demand stream', () => {
    const { create, summary } = room();
    const StreamModeDetails = { StreamMode: 'ON_DEMAND' };
    create(TYPE, { Name: 's', StreamModeDetails, RecordDistributionStrategy: 'AUTO' });
    expect(summary('s').RecordDistributionStrategy).toBe('AUTO');
  });

  test('keeps within the shard quota of the account', () => {
    const { create } = room({ shardQuota: 5 });
    create(TYPE, { Name: 'a', ShardCount: 3 });
    expect(failureOf(() => create(TYPE, { Name: 'b', ShardCount: 3 }))).toMatch(
      /^LimitExceededException: This request would exceed the shard limit/,
    );
    expect(create(TYPE, { Name: 'b', ShardCount: 2 }).ref).toBe('b');
  });

  test.each([
    [{ Name: 'a/b' }, 'Name must be 1 to 128 letters, digits, "_", "." or "-", got "a/b"'],
    [{ ShardCount: 0 }, 'ShardCount must be an integer from 1 to 20000, got 0'],
    [{ RetentionPeriodHours: 23 }, 'RetentionPeriodHours must be an integer from 24 to 8760, got 23'],
    [{ MaxRecordSizeInKiB: 10_241 }, 'MaxRecordSizeInKiB must be an integer from 1024 to 10240, got 10241'],
    [{ StreamModeDetails: { StreamMode: 'AUTO' } }, 'StreamMode must be ON_DEMAND or PROVISIONED, got "AUTO"'],
    [
      { ShardCount: 2, StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
      'ShardCount and StreamMode ON_DEMAND are both set, keep one',
    ],
    [{ WarmThroughputMiBps: 12 }, 'WarmThroughputMiBps needs StreamMode ON_DEMAND, got PROVISIONED'],
    [
      { RecordDistributionStrategy: 'AUTO' },
      'RecordDistributionStrategy AUTO needs StreamMode ON_DEMAND, got PROVISIONED',
    ],
    [{ StreamEncryption: { EncryptionType: 'KMS' } }, 'KeyId must be set, got nothing'],
    [{ StreamEncryption: { EncryptionType: 'AES', KeyId: 'k' } }, 'EncryptionType must be KMS, got "AES"'],
    [
      { DesiredShardLevelMetrics: ['Bytes'] },
      'DesiredShardLevelMetrics must be a list of IncomingBytes, IncomingRecords, OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded, ReadProvisionedThroughputExceeded, IteratorAgeMilliseconds, ALL, got ["Bytes"]',
    ],
    [{ Tags: { team: 'web' } }, 'Tags must be a list of Key and Value, got {"team":"web"}'],
  ])('refuses %j', (properties, message) => {
    expect(failureOf(() => room().create(TYPE, properties))).toBe(`Error: ${message}`);
  });

  test('refuses a second stream of the same name', () => {
    const { create } = room();
    create(TYPE, { Name: 'logs' }, 'A');
    expect(failureOf(() => create(TYPE, { Name: 'logs' }, 'B'))).toBe('Error: stream logs already exists');
  });

  test('takes up the stream of an earlier run, and changes what the template has changed', () => {
    const context = testContext();
    const first = testRoom({}, context);
    first.create(TYPE, { Name: 'logs', ShardCount: 1 });
    first.call('PutRecord', { StreamName: 'logs', PartitionKey: 'k', Data: 'AAAA' });
    const second = testRoom({}, context);
    second.create(TYPE, { Name: 'logs', ShardCount: 2, RetentionPeriodHours: 48 });
    expect(second.call('DescribeStreamSummary', { StreamName: 'logs' }).StreamDescriptionSummary).toMatchObject({
      OpenShardCount: 2,
      RetentionPeriodHours: 48,
    });
    const source = second.room.source('arn:aws:kinesis:us-east-1:123456789012:stream/logs');
    expect(source.shards().map(({ shardId }) => shardId.slice(-1))).toEqual(['0', '1', '2']);
    const cursor = source.cursor('shardId-000000000000', { type: 'TRIM_HORIZON' });
    expect(cursor.read({ records: 10, bytes: 1000 })).toMatchObject({
      records: [{ partitionKey: 'k' }],
      atShardEnd: true,
    });
  });

  test('leaves a stream as other hands made it, while the template asks for the same', () => {
    const context = testContext();
    const properties = { Name: 'logs', ShardCount: 1 };
    const first = testRoom({}, context);
    first.create(TYPE, properties);
    first.call('UpdateShardCount', { StreamName: 'logs', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' });
    const second = testRoom({}, context);
    second.create(TYPE, properties);
    const { StreamDescriptionSummary } = second.call('DescribeStreamSummary', { StreamName: 'logs' });
    expect(StreamDescriptionSummary.OpenShardCount).toBe(2);
  });

  test('takes away the tags that the template no longer sets, and no others', () => {
    const context = testContext();
    const first = testRoom({}, context);
    first.create(TYPE, { Name: 'logs', Tags: [{ Key: 'team', Value: 'web' }] });
    first.call('AddTagsToStream', { StreamName: 'logs', Tags: { noted: 'by hand' } });
    const second = testRoom({}, context);
    second.create(TYPE, { Name: 'logs', Tags: [{ Key: 'cost', Value: '42' }] });
    expect(second.call('ListTagsForStream', { StreamName: 'logs' }).Tags).toEqual([
      { Key: 'cost', Value: '42' },
      { Key: 'noted', Value: 'by hand' },
    ]);
  });
});
