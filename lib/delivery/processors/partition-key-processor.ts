import type {
  DataProcessorBindOptions,
  DataProcessorConfig,
  DataProcessorProps,
  IDataProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';
import { metadataExtraction } from './metadata-extraction';
import { requireQueryKeys } from './partition-keys';

const OWNER = 'PartitionKeyProcessor';

/**
 * Finds the keys by which records of JSON are dynamically partitioned, each by a query of jq 1.6.
 *
 * The prefix names every key, as `!{partitionKeyFromQuery:key}`. Records that hold more than one are taken apart before by
 * `RecordDeAggregationProcessor` of aws-cdk, up to 500 each.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning-partitioning-keys.html
 *
 * @example
 * const processor = new PartitionKeyProcessor({
 *   country: '.customer.country // "none"',
 *   day: '.time | strftime("%Y-%m-%d")',
 * });
 */
export class PartitionKeyProcessor implements IDataProcessor {
  /** No settings: a query is evaluated at once. */
  public readonly props: DataProcessorProps = {};

  private readonly keys: string[];
  private readonly config: DataProcessorConfig;

  /** @param queries the query for each key: 1 to 50. */
  constructor(queries: Record<string, string>) {
    this.keys = Object.keys(queries);
    this.config = metadataExtraction(OWNER, queries);
  }

  public bind(scope: Construct, options: DataProcessorBindOptions): DataProcessorConfig {
    const allowed = 'without PartitionKeyProcessor where nothing is dynamically partitioned';
    requireThat(options.dynamicPartitioningEnabled === true, scope, 'processors', allowed, OWNER);
    requireQueryKeys(scope, this.keys, options.prefix);
    return this.config;
  }
}
