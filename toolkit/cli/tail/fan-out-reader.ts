import {
  type KinesisClient,
  type StartingPosition,
  SubscribeToShardCommand,
  type SubscribeToShardEvent,
  type SubscribeToShardEventStream,
} from '@aws-sdk/client-kinesis';
import type { PatientCalls } from './patient-calls';
import type { ShardBatch, ShardReader } from './shard-reader';

/** A consumer may subscribe to a shard once a second. */
const RENEWAL_INTERVAL_MS = 1_000;

/** Reads shards by enhanced fan-out: a subscription lasts five minutes, and is renewed where it ended. */
export class FanOutReader implements ShardReader {
  constructor(
    private readonly client: KinesisClient,
    private readonly consumerArn: string,
    private readonly calls: PatientCalls,
    private readonly signal: AbortSignal,
  ) {}

  async *read(shardId: string, from: StartingPosition): AsyncGenerator<ShardBatch> {
    let place = from;
    for (;;) {
      for await (const event of this.subscription(shardId, place)) {
        yield batchOf(event);
        if (event.ContinuationSequenceNumber === undefined) return;
        place = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: event.ContinuationSequenceNumber };
      }
      await this.calls.pause(RENEWAL_INTERVAL_MS);
    }
  }

  /** The events of one subscription. One that breaks off ends; it fails only where the next would fail too. */
  private async *subscription(
    ShardId: string,
    StartingPosition: StartingPosition,
  ): AsyncGenerator<SubscribeToShardEvent> {
    const command = new SubscribeToShardCommand({ ConsumerARN: this.consumerArn, ShardId, StartingPosition });
    const end = new AbortController();
    const abortSignal = AbortSignal.any([this.signal, end.signal]);
    const subscribe = () => this.client.send(command, { abortSignal }).catch(retryableWhileInUse);
    const { EventStream = [] } = await this.calls.make(subscribe);
    try {
      for await (const event of EventStream) yield eventOf(event);
    } catch (error) {
      await this.calls.waitAfter(error, 1);
    } finally {
      end.abort();
    }
  }
}

/** The subscription before this one may last a few seconds longer. */
function retryableWhileInUse(error: Error): never {
  throw error.name === 'ResourceInUseException' ? Object.assign(error, { $fault: 'server' }) : error;
}

/** @throws the exception that ended the subscription */
function eventOf({ SubscribeToShardEvent: event, ...failures }: SubscribeToShardEventStream): SubscribeToShardEvent {
  if (event !== undefined) return event;
  throw Object.values(failures)[0];
}

function batchOf({
  Records = [],
  MillisBehindLatest = 0,
  ContinuationSequenceNumber,
  ChildShards = [],
}: SubscribeToShardEvent) {
  const children = ContinuationSequenceNumber === undefined ? ChildShards : undefined;
  return { records: Records, millisBehindLatest: MillisBehindLatest, children };
}
