import type { ShardPipeline } from '../shard-pipeline';

/** Where the records of a delivery stream come from. */
export interface DeliverySource {
  readonly pipelines: readonly ShardPipeline[];
  start(): void;
  /** What has not been read, one line each. */
  pending(): readonly string[];
  close(): void;
  /** Stops, and forgets what is not delivered. */
  discard(): void;
}
