import { AwsError } from '../../kernel/aws-error';
import type { Identity } from '../../kernel/identity';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import type { ConversionProperties } from '../destination/delivery-properties';
import type { CatalogTable } from '../destination/error-objects';
import { type FailedRecord, type ProcessedRecord, sumOf } from '../record';
import { deserializerOptions } from './deserializer-options';
import { hiveType } from './hive-types';
import { parquetOptions } from './parquet-options';
import type { ConversionOptions } from './protocol';
import { schemaPermissions } from './schema-permissions';

export interface ConvertedBatch {
  /** Absent when no record fits the table. */
  readonly file?: Buffer;
  readonly converted: readonly ProcessedRecord[];
  readonly failed: readonly FailedRecord[];
}

/** Turns JSON into Parquet by the columns of a Glue table. */
export class FormatConversion {
  readonly table: CatalogTable;
  private readonly options: ConversionOptions;
  private readonly identity: Identity;

  constructor(
    private readonly context: DeliveryStreamContext,
    properties: ConversionProperties,
  ) {
    this.table = catalogTable(context, properties);
    this.options = conversionOptions(context, properties, this.table);
    this.identity = context.as(properties.SchemaConfiguration?.RoleARN).identity;
  }

  /** @throws AwsError as long as the role of the schema may not read it */
  requireSchema(): void {
    this.identity.require(...schemaPermissions(this.table));
  }

  get contentEncoding(): string | undefined {
    return this.options.compression === 'SNAPPY' ? 'hadoop-snappy' : undefined;
  }

  async convert(records: readonly ProcessedRecord[]): Promise<ConvertedBatch> {
    const data = records.map((record) => record.data as Buffer);
    const { file, failures } = await this.context.converter.convert(data, this.options);
    const failureOf = new Map(failures.map((failure) => [failure.index, failure]));
    const endedAt = this.context.sandbox.clock.now();
    const failed = failures.map(({ index, code, message }): FailedRecord => {
      const { source } = records[index] as ProcessedRecord;
      return { source, failure: { errorType: 'format-conversion-failed', code, message, attempts: 1, endedAt } };
    });
    const converted = records.filter((_, i) => !failureOf.has(i));
    this.report(converted, failed);
    return { converted, failed, ...(file !== undefined && { file: Buffer.from(file.buffer, 0, file.byteLength) }) };
  }

  private report(converted: readonly ProcessedRecord[], failed: readonly ProcessedRecord[]): void {
    const { metrics } = this.context;
    const bytes = (records: readonly ProcessedRecord[]) => sumOf(records, ({ source }) => source.data.length);
    metrics.putRecords('SucceedConversion', converted.length, bytes(converted));
    if (failed.length > 0) metrics.putRecords('FailedConversion', failed.length, bytes(failed));
  }
}

function catalogTable({ sandbox }: DeliveryStreamContext, properties: ConversionProperties): CatalogTable {
  const { DatabaseName, TableName, CatalogId, Region, VersionId } = properties.SchemaConfiguration ?? {};
  if (DatabaseName === undefined || TableName === undefined) {
    throw new Error(`SchemaConfiguration must be a database and a table, got ${DatabaseName}.${TableName}`);
  }
  const catalogId = CatalogId ?? sandbox.account;
  const region = Region ?? sandbox.region;
  return {
    catalogId,
    databaseName: DatabaseName,
    tableName: TableName,
    region,
    versionId: VersionId ?? 'LATEST',
    catalogArn: `arn:${sandbox.partition}:glue:${region}:${catalogId}:catalog`,
  };
}

function conversionOptions(
  { services }: DeliveryStreamContext,
  properties: ConversionProperties,
  { databaseName, tableName }: CatalogTable,
): ConversionOptions {
  const { OrcSerDe, ParquetSerDe } = properties.OutputFormatConfiguration?.Serializer ?? {};
  if (OrcSerDe !== undefined) throw new Error(`Serializer must be ParquetSerDe to run here, got OrcSerDe`);
  return {
    columns: requireColumns(() => services.catalog.columns(databaseName, tableName)),
    ...deserializerOptions(properties.InputFormatConfiguration?.Deserializer),
    ...parquetOptions(ParquetSerDe),
  };
}

function requireColumns(read: () => ConversionOptions['columns']): ConversionOptions['columns'] {
  try {
    const columns = read();
    const unknown = columns.find(({ type }) => hiveType(type) === undefined);
    if (unknown === undefined) return columns;
    throw new Error(`column ${unknown.name} must be of a plain type to run here, got ${unknown.type}`);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new Error(`SchemaConfiguration must name a table that exists: ${error.message}`);
  }
}
