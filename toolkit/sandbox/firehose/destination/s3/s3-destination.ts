import type { BufferingHints } from '../../buffers/hinted-buffer';
import { type Compression, requireCompression } from '../../compression/compression';
import { FormatConversion } from '../../conversion/format-conversion';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { fileExtension } from '../../naming/file-extension';
import { ObjectNaming } from '../../naming/object-naming';
import type { ProcessedRecord } from '../../record';
import type { ExtendedS3Properties } from '../delivery-properties';
import { isTrue } from '../delivery-properties';
import type { Destination } from '../destination';
import type { DestinationOptions } from '../destination-kind';
import { conversionErrors } from '../error-objects';
import { ErrorPrefix } from '../error-prefix';
import { bufferingHints, CONVERSION_HINTS, type HintLimits, PARTITION_HINTS, S3_HINTS } from '../hints';
import { ObjectWriter, oldestArrival } from '../object-writer';
import { requireRole } from '../require-role';
import { writerTarget } from '../writer-target';
import { partitionOf, requirePartitioning } from './dynamic-partitioning';

const CONTENT_TYPE = 'application/octet-stream';

/** Objects in a bucket: the records one after the other, or as Parquet; failures under the error prefix. */
export class S3Destination implements Destination {
  readonly hints: BufferingHints;
  readonly naming: ObjectNaming;
  readonly bucket: string;
  readonly partitionOf?: Destination['partitionOf'];
  private readonly writer: ObjectWriter;
  private readonly errors: ErrorPrefix;
  private readonly compression: Compression;
  private readonly conversion: FormatConversion | undefined;

  constructor(
    context: DeliveryStreamContext,
    properties: ExtendedS3Properties,
    private readonly options: DestinationOptions,
  ) {
    const { name, version } = context;
    const { DataFormatConversionConfiguration: conversion } = properties;
    const converts = conversion !== undefined && isTrue(conversion.Enabled ?? true);
    const isPartitioned = isTrue(properties.DynamicPartitioningConfiguration?.Enabled);
    if (converts) requireUncompressed(properties.CompressionFormat);
    const target = writerTarget(properties);
    this.bucket = target.bucket;
    requireRole(properties.RoleARN);
    this.hints = bufferingHints(properties.BufferingHints, hintLimits(converts, isPartitioned));
    this.compression = requireCompression(properties.CompressionFormat);
    this.conversion = converts ? new FormatConversion(context, conversion) : undefined;
    this.naming = new ObjectNaming({
      deliveryStreamName: name,
      version,
      prefix: properties.Prefix,
      errorOutputPrefix: properties.ErrorOutputPrefix,
      timeZone: properties.CustomTimeZone,
      extension: fileExtension(properties.FileExtension, converts ? '.parquet' : this.compression.extension),
    });
    requirePartitioning(isPartitioned, this.naming.namedKeys, options.keySources);
    if (isPartitioned) this.partitionOf = ({ keys }) => partitionOf(this.naming.namedKeys, keys);
    this.writer = new ObjectWriter(context, target, 'DeliveryToS3', options.retentionMs);
    this.errors = new ErrorPrefix(this.writer, this.naming, options.lambdaArn);
  }

  takesPrefixOf({ source, keys }: ProcessedRecord): boolean {
    return this.naming.isLegal(source.arrival, keys);
  }

  async deliver(batch: readonly ProcessedRecord[]): Promise<void> {
    await this.deliverRecords(batch);
  }

  /** @returns the key of the object with the delivered records; absent when there were none, or they were lost */
  async deliverRecords(batch: readonly ProcessedRecord[]): Promise<string | undefined> {
    const records = batch.filter(({ data }) => data !== undefined);
    const key = this.conversion === undefined ? await this.writePlain(records) : await this.writeConverted(records);
    await this.errors.writeFailures(batch);
    return key;
  }

  private async writePlain(records: readonly ProcessedRecord[]): Promise<string | undefined> {
    if (records.length === 0) return undefined;
    const body = await this.compression.compress(joined(records, this.options.delimiter));
    return this.writeObject(records, body, this.compression.contentEncoding);
  }

  private async writeConverted(records: readonly ProcessedRecord[]): Promise<string | undefined> {
    if (records.length === 0 || this.conversion === undefined) return undefined;
    const { file, converted, failed } = await this.conversion.convert(records);
    const key = file && (await this.writeObject(converted, file, this.conversion.contentEncoding));
    if (failed.length > 0) {
      const errors = conversionErrors(failed, this.conversion.table);
      await this.errors.write('format-conversion-failed', failed, errors);
    }
    return key;
  }

  private async writeObject(
    records: readonly ProcessedRecord[],
    body: Buffer,
    contentEncoding: string | undefined,
  ): Promise<string | undefined> {
    const key = this.naming.key(oldestArrival(records), records[0]?.keys);
    const metadata = { contentType: CONTENT_TYPE, ...(contentEncoding !== undefined && { contentEncoding }) };
    const requireSource = () => this.conversion?.requireSchema();
    return (await this.writer.write({ key, body, metadata, records, requireSource })) ? key : undefined;
  }
}

/** Parquet files compress within. */
function requireUncompressed(format = 'UNCOMPRESSED'): void {
  if (format === 'UNCOMPRESSED') return;
  throw new Error(`CompressionFormat must be UNCOMPRESSED with format conversion, got ${format}`);
}

function hintLimits(converts: boolean, isPartitioned: boolean): HintLimits {
  if (!converts) return isPartitioned ? PARTITION_HINTS : S3_HINTS;
  return isPartitioned ? { ...CONVERSION_HINTS, minSeconds: PARTITION_HINTS.minSeconds } : CONVERSION_HINTS;
}

/** A delimiter stands between records, none after the last. */
function joined(records: readonly ProcessedRecord[], delimiter: string | undefined): Buffer {
  const data = records.map((record) => record.data as Buffer);
  if (delimiter === undefined) return Buffer.concat(data);
  const separator = Buffer.from(delimiter);
  return Buffer.concat(data.flatMap((bytes, i) => (i === 0 ? [bytes] : [separator, bytes])));
}
