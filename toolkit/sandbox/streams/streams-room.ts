import type { SandboxContext } from '../kernel/context';
import { decrypting } from '../kernel/encryption';
import type { Identity, Permission } from '../kernel/identity';
import type { JsonApi, ResourceType, Room } from '../kernel/room';
import type { MetricService, ShardCursor, StreamService, StreamSource } from '../kernel/services';
import { KinesisApi } from './api/kinesis-api';
import type { StreamsBackend } from './api/operation';
import { AuthorizedCursor } from './authorized-cursor';
import { Subscriptions } from './fan-out/subscriptions';
import { BackgroundLoad, type LoadOptions } from './load/background-load';
import type { LoadCurve } from './load/load-rate';
import { ResourcePolicyResource } from './resources/resource-policy-resource';
import { StreamConsumerResource } from './resources/stream-consumer-resource';
import { StreamResource } from './resources/stream-resource';
import type { Shard } from './shard';
import { SharedCursor } from './shared-cursor';
import { type ArnTarget, resolveArn } from './stream-arn';
import type { StreamFaults } from './stream-faults';
import { StreamMetrics } from './stream-metrics';
import { StreamOperator } from './stream-operator';
import { streamEncryption } from './stream-permissions';
import { StreamReader } from './stream-reader';
import { StreamRegistry } from './stream-registry';
import { ShardReadingSource } from './stream-source';
import { StreamWriter } from './stream-writer';
import { resolveOptions, type StreamsOptions } from './streams-options';

export type { StreamsOptions };

export interface StreamsServices {
  readonly metrics: MetricService;
}

/** Amazon Kinesis Data Streams. */
export class StreamsRoom implements Room, StreamService {
  readonly resourceTypes: readonly ResourceType[];
  readonly jsonApis: readonly JsonApi[];
  private readonly backend: StreamsBackend;

  constructor(context: SandboxContext, services: StreamsServices, options: StreamsOptions = {}) {
    const resolved = resolveOptions(options, context.region);
    const { limits } = resolved;
    const streams = new StreamRegistry(context, resolved);
    const metrics = new StreamMetrics(services.metrics);
    const writer = new StreamWriter(metrics, context.events);
    const reader = new StreamReader(metrics);
    const subscriptions = new Subscriptions({ clock: context.clock, reader, metrics, limits });
    this.backend = { context, streams, metrics, writer, reader, subscriptions };
    this.jsonApis = [new KinesisApi(this.backend)];
    this.resourceTypes = [
      new StreamResource(streams, context.events),
      new StreamConsumerResource(streams),
      new ResourcePolicyResource(streams),
    ];
  }

  source(arn: string): StreamSource {
    const target = resolveArn(arn, this.backend.streams);
    return new ShardReadingSource(target.stream, arn, (shard, from) => this.cursor(target, shard, from));
  }

  /** Streams as somebody reads them who must be allowed to. */
  as(identity: Identity): StreamService {
    return {
      source: (arn) => {
        const target = resolveArn(arn, this.backend.streams);
        const needed = () => this.readingPermissions(target);
        return new ShardReadingSource(
          target.stream,
          arn,
          (shard, from) => new AuthorizedCursor(this.cursor(target, shard, from), identity, needed),
        );
      },
    };
  }

  /** Shards that take records, of all streams. */
  openShardCount(): number {
    return this.backend.streams.all.reduce((sum, stream) => sum + stream.shards.open.count, 0);
  }

  /** Producers that are numbers only. @throws AwsError `ResourceNotFoundException` */
  load(streamName: string, curve: LoadCurve, options: LoadOptions = {}): BackgroundLoad {
    const { context, metrics, streams } = this.backend;
    const stream = streams.stream(streamName);
    const exists = () => streams.find(streamName) === stream;
    return new BackgroundLoad({ stream, clock: context.clock, metrics, exists }, curve, options);
  }

  /** What may go wrong with a stream. @throws AwsError `ResourceNotFoundException` */
  faults(streamName: string): StreamFaults {
    return this.backend.streams.stream(streamName).faults;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  operator(streamName: string): StreamOperator {
    return new StreamOperator(this.backend.streams.stream(streamName), this.backend.writer);
  }

  private cursor({ stream, consumer }: ArnTarget, shard: Shard, from: number): ShardCursor {
    const { reader, subscriptions } = this.backend;
    return consumer === undefined
      ? new SharedCursor(stream, shard, from, reader)
      : subscriptions.cursor({ stream, consumer, shard }, from);
  }

  /** The key of a stream may change while it is read. */
  private readingPermissions({ stream, consumer }: ArnTarget): readonly Permission[] {
    const { context } = this.backend;
    const reading =
      consumer === undefined
        ? { action: 'kinesis:GetRecords', resource: stream.arn }
        : { action: 'kinesis:SubscribeToShard', resource: consumer.arn };
    return [reading, ...decrypting(streamEncryption(stream, context), context)];
  }

  close(): void {
    this.backend.subscriptions.close();
    this.backend.streams.close();
  }
}
