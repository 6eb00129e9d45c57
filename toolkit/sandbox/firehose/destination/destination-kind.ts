import type { DeliveryState } from '../delivery-state';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import type { RecordKeys } from '../partitioning/partition-keys';
import type { LambdaDefaults } from '../processing/lambda-settings';
import type { DestinationProperties } from './delivery-properties';
import type { Destination } from './destination';

/** What every destination of a delivery stream is given. */
export interface DestinationOptions {
  readonly state: DeliveryState;
  /** The data stream that is read; absent where records are put directly. */
  readonly sourceStreamArn?: string;
  /** The function of the Lambda processor, for error objects. */
  readonly lambdaArn?: string;
  /** What stands between records. */
  readonly delimiter?: string;
  /** Where partition keys can come from. */
  readonly keySources: ReadonlySet<keyof RecordKeys>;
  /** How long the source holds what is not delivered. */
  retentionMs(): number;
}

/** One kind of destination: an entry of the table of kinds. */
export interface DestinationKind<P extends DestinationProperties = DestinationProperties> {
  /** The property of a delivery stream that configures it, such as `RedshiftDestinationConfiguration`. */
  readonly property: string;
  /** Paths below that property that take effect. */
  readonly honours: readonly string[];
  /** Paths below that property that are kept without effect on purpose. */
  readonly records: readonly string[];
  /** The metric that tells how old the oldest record is that has not arrived. */
  readonly freshnessMetric: string;
  /** @default - a megabyte or a minute */
  readonly lambdaDefaults?: LambdaDefaults;
  /** Why one with these properties does not run here; absent when it does. */
  whyIdle?(properties: P, context: DeliveryStreamContext): string | undefined;
  /** @throws Error that says which property is wrong */
  open(context: DeliveryStreamContext, properties: P, options: DestinationOptions): Destination;
}
