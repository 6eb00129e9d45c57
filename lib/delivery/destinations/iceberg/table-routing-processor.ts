import type {
  DataProcessorBindOptions,
  DataProcessorConfig,
  DataProcessorProps,
  IDataProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { Construct } from 'constructs';
import { metadataExtraction } from '../../processors/metadata-extraction';

const OWNER = 'TableRoutingProcessor';

/** The queries of jq 1.6 which tell where a record goes. */
export interface TableRoutingProcessorProps {
  /** What the database is called, such as `"shop"` or `.tenant`. */
  readonly databaseName: string;

  /** What the table is called, such as `.type + "s"`. */
  readonly tableName: string;

  /**
   * What is done with the row: `insert`, `update` or `delete`. The latter two need unique keys.
   *
   * @default - rows are inserted
   */
  readonly operation?: string;
}

/**
 * Routes each record of JSON to a table of Apache Iceberg, by queries of jq 1.6.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-format-input-record-different.html
 *
 * @example
 * const processor = new TableRoutingProcessor({
 *   databaseName: '"shop"',
 *   tableName: '.type',
 *   operation: 'if .deleted then "delete" else "update" end',
 * });
 */
export class TableRoutingProcessor implements IDataProcessor {
  /** No settings: a query is evaluated at once. */
  public readonly props: DataProcessorProps = {};

  private readonly config: DataProcessorConfig;

  /** @param queries what tells the table of a record. */
  constructor(queries: TableRoutingProcessorProps) {
    const { databaseName, tableName, operation } = queries;
    this.config = metadataExtraction(OWNER, {
      destinationDatabaseName: databaseName,
      destinationTableName: tableName,
      ...(operation === undefined ? {} : { operation }),
    });
  }

  public bind(_scope: Construct, _options: DataProcessorBindOptions): DataProcessorConfig {
    return this.config;
  }
}
