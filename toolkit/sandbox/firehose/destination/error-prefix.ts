import type { DeliveryStreamContext } from '../delivery-stream-context';
import { ObjectNaming } from '../naming/object-naming';
import type { FailedRecord, ProcessedRecord } from '../record';
import type { S3Properties } from './delivery-properties';
import type { DestinationOptions } from './destination-kind';
import { processingErrors } from './error-objects';
import { type MetricPrefix, ObjectWriter, oldestArrival } from './object-writer';
import { requireRole } from './require-role';
import { writerTarget } from './writer-target';

/** Where records go that cannot be delivered: objects under the error prefix of a bucket. */
export class ErrorPrefix {
  constructor(
    private readonly writer: ObjectWriter,
    private readonly naming: ObjectNaming,
    private readonly lambdaArn: string | undefined,
  ) {}

  /** In the bucket that a destination has beside its endpoint. */
  static inBucket(
    context: DeliveryStreamContext,
    properties: S3Properties,
    metricPrefix: MetricPrefix,
    { retentionMs, lambdaArn }: DestinationOptions,
  ): ErrorPrefix {
    requireRole(properties.RoleARN);
    const target = writerTarget(properties);
    const naming = new ObjectNaming({
      deliveryStreamName: context.name,
      version: context.version,
      prefix: properties.Prefix,
      errorOutputPrefix: properties.ErrorOutputPrefix,
      extension: '',
    });
    return new ErrorPrefix(new ObjectWriter(context, target, metricPrefix, retentionMs), naming, lambdaArn);
  }

  /** What failed on its way to the destination: an object for each type of error. */
  async writeFailures(batch: readonly ProcessedRecord[]): Promise<void> {
    const failed = batch.filter((record): record is FailedRecord => record.failure !== undefined);
    for (const errorType of new Set(failed.map(({ failure }) => failure.errorType))) {
      const records = failed.filter(({ failure }) => failure.errorType === errorType);
      await this.write(errorType, records, processingErrors(records, this.lambdaArn));
    }
  }

  /**
   * @param body a line for each record
   * @param isObsolete asked after each attempt that failed: whether the records are safe elsewhere by now
   */
  async write(
    errorType: string,
    records: readonly ProcessedRecord[],
    body: Buffer,
    isObsolete?: () => Promise<boolean>,
  ): Promise<void> {
    const key = this.naming.errorKey(errorType, oldestArrival(records));
    const metadata = { contentType: 'application/octet-stream' };
    await this.writer.write({ key, body, metadata, records, errorType }, isObsolete);
  }
}
