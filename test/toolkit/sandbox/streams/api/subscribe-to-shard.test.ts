import { fanOutRoom, taken, textsOf } from '../fan-out/fan-out-room';
import { STREAM_ARN } from '../stream-room';

describe('SubscribeToShard', () => {
  test('begins at each type of position', async () => {
    const { context, put, subscribe } = fanOutRoom({ limits: false });
    const first = put('a');
    await context.clock.advance(1_000);
    const Timestamp = context.clock.now() / 1000;
    put('b');
    const from = async (position: object) => {
      const subscription = subscribe(position);
      await context.clock.advance(0);
      const texts = textsOf(taken(subscription));
      await context.clock.advance(5_000);
      return texts;
    };
    expect(await from({ Type: 'TRIM_HORIZON' })).toEqual(['a', 'b']);
    expect(await from({ Type: 'LATEST' })).toEqual([]);
    expect(await from({ Type: 'AT_TIMESTAMP', Timestamp })).toEqual(['b']);
    expect(await from({ Type: 'AT_SEQUENCE_NUMBER', SequenceNumber: first })).toEqual(['a', 'b']);
    expect(await from({ Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: first })).toEqual(['b']);
  });

  test.each<[string, object, string]>([
    [
      'a position without its sequence number',
      { StartingPosition: { Type: 'AT_SEQUENCE_NUMBER' } },
      'InvalidArgumentException: Must specify startingSequenceNumber parameter for iterator of type AT_SEQUENCE_NUMBER.',
    ],
    [
      'a position without its time',
      { StartingPosition: { Type: 'AT_TIMESTAMP' } },
      'InvalidArgumentException: Must specify timestamp parameter for iterator of type AT_TIMESTAMP.',
    ],
    [
      'a position of no type',
      { StartingPosition: { Type: 'NEVER' } },
      "ValidationException: 1 validation error detected: Value 'NEVER' at 'startingPosition.type' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, AT_SEQUENCE_NUMBER, AT_TIMESTAMP, LATEST, TRIM_HORIZON]",
    ],
    [
      'a sequence number of another shard',
      { StartingPosition: { Type: 'AT_SEQUENCE_NUMBER', SequenceNumber: '1' } },
      'InvalidArgumentException: StartingSequenceNumber 1 used in SubscribeToShard on shard shardId-000000000000 in stream logs under account 123456789012 is invalid because it did not come from this shard.',
    ],
    [
      'a shard that is not there',
      { ShardId: 'shardId-000000000009' },
      'ResourceNotFoundException: Could not find shard shardId-000000000009 in stream logs under account 123456789012.',
    ],
    [
      'a consumer that is not there',
      { ConsumerARN: `${STREAM_ARN}/consumer/none:1` },
      `ResourceNotFoundException: Resource ${STREAM_ARN}/consumer/none:1 not found.`,
    ],
  ])('refuses %s', (_, change, message) => {
    const { failure, subscription } = fanOutRoom();
    expect(failure('SubscribeToShard', { ...subscription(), ...change })).toBe(message);
  });

  test('waits for a consumer to be ACTIVE', async () => {
    const { call, context, failure, subscription } = fanOutRoom({ creatingMs: 500 });
    const { ConsumerARN } = call('RegisterStreamConsumer', { StreamARN: STREAM_ARN, ConsumerName: 'other' }).Consumer;
    const input = { ...subscription(), ConsumerARN };
    expect(failure('SubscribeToShard', input)).toBe(
      'ResourceInUseException: Consumer other with creation timestamp 1767225600 under stream logs and account 123456789012 is not in ACTIVE status.',
    );
    await context.clock.advance(500);
    expect(call('SubscribeToShard', input).destroyed).toBe(false);
    call('DeregisterStreamConsumer', { ConsumerARN });
    expect(failure('SubscribeToShard', input)).toBe(
      'ResourceInUseException: Consumer other with creation timestamp 1767225600 under stream logs and account 123456789012 is not in ACTIVE status.',
    );
  });

  test('answers a dry run with what would have become of it', () => {
    const { call, failure, subscription } = fanOutRoom();
    const dryRun = { ...subscription(), DryRun: true };
    expect(failure('SubscribeToShard', dryRun)).toBe('DryRunOperationException: The request would have succeeded.');
    expect(call('SubscribeToShard', subscription()).destroyed).toBe(false);
    expect(failure('SubscribeToShard', { ...dryRun, ShardId: 'none' })).toBe(
      'ResourceNotFoundException: Could not find shard none in stream logs under account 123456789012.',
    );
  });
});
