import type { Readable } from 'node:stream';
import type { StreamsOptions } from '../../../../../toolkit/sandbox/streams/streams-room';
import { base64 } from '../room';
import { SHARD, STREAM, STREAM_ARN, streamRoom } from '../stream-room';

export interface PushedEvent {
  readonly type: string;
  readonly content: {
    readonly Records: readonly { readonly Data: string; readonly SequenceNumber: string }[];
    readonly ContinuationSequenceNumber?: string;
    readonly MillisBehindLatest: number;
    readonly ChildShards?: readonly { readonly ShardId: string }[];
  };
}

/** A room with a stream of one shard, and an ACTIVE consumer to push its records to. */
export function fanOutRoom(options: StreamsOptions = {}) {
  const test = streamRoom({ ShardCount: 1, MaxRecordSizeInKiB: 10_240 }, options);
  const { ref } = test.create('AWS::Kinesis::StreamConsumer', { ConsumerName: 'traffic', StreamARN: STREAM_ARN });
  const subscription = (StartingPosition: object = { Type: 'LATEST' }, extra: object = {}) => ({
    ConsumerARN: ref,
    ShardId: SHARD.ShardId,
    StartingPosition,
    ...extra,
  });
  const put = (data: string): string =>
    test.call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: base64(data) }).SequenceNumber;
  return {
    ...test,
    consumerArn: ref,
    put,
    subscription,
    subscribe: (position?: object): Readable => test.call('SubscribeToShard', subscription(position)),
    /** Values of a metric of the consumer, in order. */
    values: (metric: string) =>
      test.samples
        .filter(({ name, dimensions }) => name === metric && dimensions.ConsumerName === 'traffic')
        .map(({ value }) => value),
  };
}

/** What has been pushed and not been taken yet. */
export function taken(subscription: Readable): PushedEvent[] {
  const events: PushedEvent[] = [];
  for (let event = subscription.read(); event !== null; event = subscription.read()) events.push(event);
  return events;
}

export function textsOf(events: readonly PushedEvent[]): string[] {
  return events.flatMap(({ content }) => content.Records.map(({ Data }) => Buffer.from(Data, 'base64').toString()));
}
