import { channelReplaced } from '../../../../../toolkit/audit/changes/rules/channel-replaced';
import { retentionShortened } from '../../../../../toolkit/audit/changes/rules/retention-shortened';
import { shardCountStep } from '../../../../../toolkit/audit/changes/rules/shard-count-step';
import { streamKeyChanged } from '../../../../../toolkit/audit/changes/rules/stream-key-changed';
import { updated } from './changes';

const TYPE = 'AWS::Kinesis::Stream';
const CHANNEL = 'AWS::Kinesis::Channel';

describe('retention-shortened', () => {
  test.each([
    [168, 24, 1],
    [168, undefined, 1],
    [168, { Ref: 'Hours' }, 1],
    [24, 168, 0],
    [undefined, 24, 0],
  ])('from %p to %p hours', (before, after, findings) => {
    const change = updated(TYPE, { RetentionPeriodHours: before }, { RetentionPeriodHours: after });
    expect(retentionShortened.check(change)).toHaveLength(findings);
  });
});

describe('shard-count-step', () => {
  test.each([
    [4, 8, 0],
    [4, 9, 1],
    [4, 2, 0],
    [5, 2, 1],
    [undefined, 4, 0],
  ])('from %p to %p shards', (before, after, findings) => {
    expect(shardCountStep.check(updated(TYPE, { ShardCount: before }, { ShardCount: after }))).toHaveLength(findings);
  });
});

describe('stream-key-changed', () => {
  test('finds a key that is exchanged or given up, not one that is added', () => {
    const withKey = (KeyId: string) => ({ StreamEncryption: { EncryptionType: 'KMS', KeyId } });
    expect(streamKeyChanged.check(updated(TYPE, withKey('a'), withKey('b')))).toHaveLength(1);
    expect(streamKeyChanged.check(updated(TYPE, withKey('a'), {}))).toHaveLength(1);
    expect(streamKeyChanged.check(updated(TYPE, {}, withKey('b')))).toEqual([]);
  });
});

describe('channel-replaced', () => {
  const destination = (BucketARN: string, DataFreshnessInSeconds: number) => ({
    S3DestinationConfiguration: { StorageConfiguration: { BucketARN }, DataFreshnessInSeconds },
  });

  test('finds what is fixed', () => {
    const names = (before: object, after: object) =>
      channelReplaced.check(updated(CHANNEL, { ...before }, { ...after })).map(({ property }) => property);
    expect(names(destination('a', 300), destination('b', 300))).toEqual(['S3DestinationConfiguration']);
    expect(names({ ServiceExecutionRoleARN: 'a' }, { ServiceExecutionRoleARN: 'b' })).toEqual([
      'ServiceExecutionRoleARN',
    ]);
  });

  test('lets freshness and logging change', () => {
    const change = updated(CHANNEL, destination('a', 300), { ...destination('a', 900), LoggingConfiguration: {} });
    expect(channelReplaced.check(change)).toEqual([]);
  });
});
