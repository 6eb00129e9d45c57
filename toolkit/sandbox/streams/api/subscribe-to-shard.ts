import { AwsError } from '../../kernel/aws-error';
import type { StreamEvent } from '../../kernel/room';
import type { ShardPosition } from '../../kernel/services';
import { requireActiveConsumer, requireConsumer } from '../consumers';
import type { ShardTarget } from '../fan-out/shard-feed';
import { requireIndex } from '../shard-position';
import { resolveArn } from '../stream-arn';
import type { ShardRead } from '../stream-reader';
import { consumerArn, sequenceNumber, shardId } from './common-members';
import { flag, type InputOf, required, structure, timestamp } from './members';
import { operation, type StreamsBackend } from './operation';
import { childShards, recordShape } from './read-shapes';
import { positionOf, positionType } from './starting-position';

const INPUT = {
  ConsumerARN: required(consumerArn()),
  ShardId: required(shardId()),
  StartingPosition: required(
    structure({ Type: required(positionType()), SequenceNumber: sequenceNumber(), Timestamp: timestamp() }),
  ),
  DryRun: flag(),
};

export const subscribeToShard = operation(INPUT, (input, backend) => {
  const target = targetOf(input, backend);
  const { stream, shard } = target;
  const from = requireIndex(stream, shard, startOf(input, stream.now), 'SubscribeToShard');
  if (input.DryRun) throw new AwsError('DryRunOperationException', 'The request would have succeeded.');
  return backend.subscriptions.subscribe(target, from, (read) => toEvent(target, read));
});

function targetOf({ ConsumerARN, ShardId }: InputOf<typeof INPUT>, { streams }: StreamsBackend): ShardTarget {
  const target = requireConsumer(resolveArn(ConsumerARN, streams), ConsumerARN);
  requireActiveConsumer(target);
  return { ...target, shard: target.stream.shard(ShardId) };
}

function startOf({ StartingPosition: start }: InputOf<typeof INPUT>, now: number): ShardPosition {
  return positionOf({ type: start.Type, sequenceNumber: start.SequenceNumber, timestamp: start.Timestamp }, now);
}

/** At the end of the shard there is nothing to continue from. */
function toEvent({ stream, shard }: ShardTarget, read: ShardRead): StreamEvent {
  const progress = read.atShardEnd
    ? { ChildShards: childShards(stream, shard) }
    : { ContinuationSequenceNumber: shard.sequenceNumberBefore(read.next) };
  return {
    type: 'SubscribeToShardEvent',
    content: {
      Records: read.records.map((record) => recordShape(stream, record)),
      MillisBehindLatest: read.millisBehindLatest,
      ...progress,
    },
  };
}
