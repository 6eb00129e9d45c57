import { STREAM, STREAM_ARN, streamRoom } from '../stream-room';

describe('CreateStream', () => {
  test('makes a stream that is active at once', () => {
    expect(streamRoom({ ShardCount: 2, MaxRecordSizeInKiB: 2048 }).summary()).toEqual({
      StreamName: 'logs',
      StreamARN: STREAM_ARN,
      StreamStatus: 'ACTIVE',
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      RetentionPeriodHours: 24,
      StreamCreationTimestamp: 1_767_225_600,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      EncryptionType: 'NONE',
      OpenShardCount: 2,
      ConsumerCount: 0,
      MaxRecordSizeInKiB: 2048,
    });
  });

  test.each([
    [{}, 4],
    [{ WarmThroughputMiBps: 10 }, 10],
  ])('opens the shards of an on-demand stream with %j', (extra, shards) => {
    const input = { StreamModeDetails: { StreamMode: 'ON_DEMAND' }, ...extra };
    expect(streamRoom(input, { onDemandAdvantage: true }).summary().OpenShardCount).toBe(shards);
  });

  test('makes a stream on demand when it is given neither mode nor count', () => {
    const { StreamModeDetails, OpenShardCount } = streamRoom({}).summary();
    expect([StreamModeDetails.StreamMode, OpenShardCount]).toEqual(['ON_DEMAND', 4]);
  });

  test.each([
    [{ ShardCount: 1 }, 'ResourceInUseException: Stream logs under account 123456789012 already exists.'],
    [
      { StreamModeDetails: { StreamMode: 'PROVISIONED' } },
      'ValidationException: ShardCount must be set for a stream in PROVISIONED mode, got nothing',
    ],
    [
      { ShardCount: 1, StreamModeDetails: { StreamMode: 'ON_DEMAND' } },
      'ValidationException: ShardCount must not be set for a stream in ON_DEMAND mode, got 1',
    ],
    [
      { ShardCount: 0 },
      "ValidationException: 1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [{ ShardCount: 1.5 }, 'SerializationException: shardCount must be an integer'],
    [{ ShardCount: '1' }, 'SerializationException: shardCount must be of type number'],
    [
      { StreamName: '../etc' },
      "ValidationException: 1 validation error detected: Value '../etc' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
    ],
  ])('refuses %j', (input, message) => {
    expect(streamRoom().failure('CreateStream', { ...STREAM, ...input })).toBe(message);
  });
});
