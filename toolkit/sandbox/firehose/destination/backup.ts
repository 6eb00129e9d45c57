import type { BufferingHints } from '../buffers/hinted-buffer';
import { type Compression, requireCompression } from '../compression/compression';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import { ObjectNaming } from '../naming/object-naming';
import type { SourceRecord } from '../record';
import type { S3Properties } from './delivery-properties';
import { BACKUP_HINTS, bufferingHints } from './hints';
import { ObjectWriter, oldestArrival } from './object-writer';
import { requireRole } from './require-role';
import { writerTarget } from './writer-target';

/** Keeps every record as it came in, whatever processing makes of it. */
export class Backup {
  readonly hints: BufferingHints;
  private readonly naming: ObjectNaming;
  private readonly writer: ObjectWriter;
  private readonly compression: Compression;

  constructor(context: DeliveryStreamContext, properties: S3Properties, retentionMs: () => number) {
    this.hints = bufferingHints(properties.BufferingHints, BACKUP_HINTS);
    this.compression = requireCompression(properties.CompressionFormat);
    this.naming = new ObjectNaming({
      deliveryStreamName: context.name,
      version: context.version,
      prefix: properties.Prefix,
      errorOutputPrefix: properties.ErrorOutputPrefix,
      extension: this.compression.extension,
    });
    requireRole(properties.RoleARN);
    this.writer = new ObjectWriter(context, writerTarget(properties), 'BackupToS3', retentionMs);
  }

  async deliver(sources: readonly SourceRecord[]): Promise<void> {
    const records = sources.map((source) => ({ source, data: source.data }));
    const body = await this.compression.compress(Buffer.concat(sources.map(({ data }) => data)));
    const { contentEncoding } = this.compression;
    const metadata = {
      contentType: 'application/octet-stream',
      ...(contentEncoding !== undefined && { contentEncoding }),
    };
    await this.writer.write({ key: this.naming.key(oldestArrival(records)), body, metadata, records });
  }
}
