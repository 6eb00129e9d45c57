import type { DeliverableRecord } from '../endpoint/endpoint-service';
import type { SnowflakeProperties } from './snowflake-properties';

/** What a row says of where its record came from. */
export interface RowSource {
  readonly deliveryStreamName: string;
  /** Absent where records are put directly. */
  readonly streamName?: string;
}

type RowProperties = Pick<SnowflakeProperties, 'DataLoadingOption' | 'ContentColumnName' | 'MetaDataColumnName'>;

/** The row of a record, as a line of JSON; absent when the record cannot be one. */
export function rowOf(record: DeliverableRecord, properties: RowProperties, from: RowSource): string | undefined {
  const { DataLoadingOption = 'JSON_MAPPING', ContentColumnName, MetaDataColumnName } = properties;
  const text = record.data.toString().trim();
  const value = parsed(text);
  if (value === undefined) return undefined;
  const content = text.replace(/[\r\n]+/g, ' ');
  if (DataLoadingOption === 'JSON_MAPPING') return isObject(value) ? content : undefined;
  const column = `${JSON.stringify(ContentColumnName)}:${content}`;
  if (DataLoadingOption === 'VARIANT_CONTENT_MAPPING') return `{${column}}`;
  return `{${column},${JSON.stringify(MetaDataColumnName)}:${JSON.stringify(metadata(record, from))}}`;
}

function metadata({ source }: DeliverableRecord, { deliveryStreamName, streamName }: RowSource): object {
  const IngestionTime = String(source.arrival);
  if (streamName === undefined) return { firehoseDeliveryStreamName: deliveryStreamName, IngestionTime };
  return {
    kinesisStreamName: streamName,
    kinesisShardId: source.shardId,
    kinesisPartitionKey: source.partitionKey,
    kinesisSequenceNumber: source.sequenceNumber,
    subsequenceNumber: String(source.subSequenceNumber),
    IngestionTime,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
