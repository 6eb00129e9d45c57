import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { ObjectMetadata } from '../../kernel/services';
import type { RoleServices } from '../delivery-role';
import type { DeliveryStreamContext } from '../delivery-stream-context';
import { type ProcessedRecord, sumOf } from '../record';
import type { WriterTarget } from './writer-target';

export interface ObjectToWrite {
  readonly key: string;
  readonly body: Buffer;
  readonly metadata?: ObjectMetadata;
  readonly records: readonly ProcessedRecord[];
  /** Set for what goes to the error prefix. */
  readonly errorType?: string;
  /** Asks for what else an attempt needs. @throws AwsError whose code begins with the service, such as `Glue.` */
  readonly requireSource?: () => void;
}

/** What the metrics of a bucket begin with. */
export type MetricPrefix = 'DeliveryToS3' | 'BackupToS3';

const FIRST_RETRY_DELAY_MS = 5_000;
const LONGEST_RETRY_DELAY_MS = 60_000;

/** Writes objects to one bucket, for as long as the source still holds their records. */
export class ObjectWriter {
  private readonly bucket: string;
  private readonly encryption: WriterTarget['encryption'];
  private readonly services: RoleServices;

  constructor(
    private readonly context: DeliveryStreamContext,
    { bucket, roleArn, encryption }: WriterTarget,
    private readonly metricPrefix: MetricPrefix,
    private readonly retentionMs: () => number,
  ) {
    this.bucket = bucket;
    this.encryption = encryption;
    this.services = context.as(roleArn);
  }

  /**
   * Lets time pass between attempts.
   * @param isObsolete asked after each attempt that failed: whether the records are safe elsewhere by now
   * @returns false when the records outlived their retention: they are lost, which is logged and told
   */
  async write(object: ObjectToWrite, isObsolete?: () => Promise<boolean>): Promise<boolean> {
    const { clock } = this.context.sandbox;
    const lostAt = oldestArrival(object.records) + this.retentionMs();
    for (let delay = FIRST_RETRY_DELAY_MS; ; delay = Math.min(2 * delay, LONGEST_RETRY_DELAY_MS)) {
      if (await this.attempt(object)) return true;
      if (clock.now() >= lostAt) return this.giveUp(object);
      await clock.sleep(delay);
      if (await isObsolete?.()) return true;
    }
  }

  private async attempt(object: ObjectToWrite): Promise<boolean> {
    const { metrics } = this.context;
    const { identity, buckets } = this.services;
    try {
      identity.require(...this.bucketPermissions());
      object.requireSource?.();
      const encryption = this.encryption && { encryption: this.encryption };
      await buckets.put(this.bucket, object.key, object.body, { ...object.metadata, ...encryption });
    } catch (error) {
      metrics.put(`${this.metricPrefix}.Success`, 0);
      this.log(error as Error);
      return false;
    }
    this.report(object);
    return true;
  }

  private report({ key, body, records, errorType }: ObjectToWrite): void {
    const { metrics, sandbox, name } = this.context;
    const age = sandbox.clock.now() - oldestArrival(records);
    metrics.put(`${this.metricPrefix}.Success`, 1);
    if (this.metricPrefix === 'DeliveryToS3') metrics.put('DeliveryToS3.ObjectCount', 1);
    metrics.put(`${this.metricPrefix}.DataFreshness`, Math.max(0, age / 1000), 'Seconds');
    metrics.putRecords(
      this.metricPrefix,
      records.length,
      sumOf(records, ({ source }) => source.data.length),
    );
    sandbox.events.emit({
      type: 'object-delivered',
      deliveryStream: name,
      bucket: this.bucket,
      key,
      records: records.length,
      bytes: body.length,
      ...(errorType !== undefined && { errorType }),
    });
  }

  private log(error: Error): void {
    const code = error instanceof AwsError ? error.code : 'InternalError';
    const errorCode = code.includes('.') ? code : `S3.${code}`;
    this.context.log.error({ destination: this.arn, errorCode, message: error.message });
  }

  private giveUp({ key, records }: ObjectToWrite): false {
    const message = `${this.context.name} lost ${records.length} records: ${this.bucket}/${key} could not be written while the source held them`;
    this.context.log.error({ destination: this.arn, errorCode: 'S3.DeliveryExpired', message });
    this.context.sandbox.events.emit({ type: 'warning', message });
    return false;
  }

  /** What Firehose asks of a bucket before it writes to it. */
  private bucketPermissions(): readonly Permission[] {
    return ['s3:GetBucketLocation', 's3:ListBucket'].map((action) => ({ action, resource: this.arn }));
  }

  private get arn(): string {
    return `arn:${this.context.sandbox.partition}:s3:::${this.bucket}`;
  }
}

/** The records of a partition may come from several shards, so that the first is not always the oldest. */
export function oldestArrival(records: readonly ProcessedRecord[]): number {
  return records.reduce((oldest, { source }) => Math.min(oldest, source.arrival), Number.POSITIVE_INFINITY);
}
