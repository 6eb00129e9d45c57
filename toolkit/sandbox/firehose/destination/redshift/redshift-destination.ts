import type { BufferingHints } from '../../buffers/hinted-buffer';
import { requireCompression } from '../../compression/compression';
import type { RoleServices } from '../../delivery-role';
import type { PendingCopy } from '../../delivery-state';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { type ProcessedRecord, sumOf } from '../../record';
import { isTrue, type RedshiftProperties, type S3Properties } from '../delivery-properties';
import type { Destination } from '../destination';
import type { DestinationOptions } from '../destination-kind';
import { requireRange } from '../hints';
import { requireRole } from '../require-role';
import { S3Destination } from '../s3/s3-destination';
import { type CopyCommand, copyCommand, copyManifest, copyStatement } from './copy-command';

const RETRY_INTERVAL_MS = 5 * 60_000;
const DEFAULT_RETRY_SECONDS = 3_600;
const MAX_RETRY_SECONDS = 7_200;

/** Writes rows to an intermediate bucket, and has the warehouse load them: one COPY after the other. */
export class RedshiftDestination implements Destination {
  readonly hints: BufferingHints;
  private readonly s3: S3Destination;
  private readonly command: CopyCommand;
  private readonly retryMs: number;
  private readonly buckets: RoleServices['buckets'];
  private isCopying = false;

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly properties: RedshiftProperties,
    private readonly options: DestinationOptions,
  ) {
    const { S3Configuration: s3 = {}, RetryOptions } = properties;
    requirePlainPrefix(s3);
    requireCompression(s3.CompressionFormat, ['UNCOMPRESSED', 'GZIP']);
    requireRole(properties.RoleARN);
    requireUser(properties);
    const retrySeconds = Number(RetryOptions?.DurationInSeconds ?? DEFAULT_RETRY_SECONDS);
    requireRange('DurationInSeconds', retrySeconds, 0, MAX_RETRY_SECONDS);
    this.retryMs = retrySeconds * 1000;
    this.command = copyCommand(properties);
    this.s3 = new S3Destination(context, s3, options);
    this.hints = this.s3.hints;
    this.buckets = context.as(s3.RoleARN).buckets;
  }

  /** The rows are safe once they are in the bucket and listed for a COPY. */
  async deliver(batch: readonly ProcessedRecord[]): Promise<void> {
    const key = await this.s3.deliverRecords(batch);
    if (key === undefined) return;
    const records = batch.filter(({ data }) => data !== undefined);
    const bytes = sumOf(records, ({ source }) => source.data.length);
    const arrival = records[0]?.source.arrival ?? 0;
    this.options.state.copies = [
      ...this.options.state.copies,
      { keys: [key], records: records.length, bytes, arrival },
    ];
    this.copyNext();
  }

  start(): void {
    this.copyNext();
  }

  pending(): readonly string[] {
    const { length } = this.options.state.copies;
    return length === 0 ? [] : [`delivery stream ${this.context.name} has ${length} objects to load into Redshift`];
  }

  private copyNext(): void {
    if (this.isCopying || this.options.state.copies.length === 0) return;
    this.isCopying = true;
    this.context.sandbox.clock.schedule(`copy for ${this.context.name}`, 0, () => this.copyWaiting());
  }

  private async copyWaiting(): Promise<void> {
    const waiting = this.options.state.copies;
    await this.load(joined(waiting));
    this.options.state.copies = this.options.state.copies.slice(waiting.length);
    this.isCopying = false;
    this.copyNext();
  }

  /** Lets time pass between attempts. */
  private async load(copy: PendingCopy): Promise<void> {
    const { clock } = this.context.sandbox;
    const manifestKey = this.s3.naming.manifestKey('manifests/', copy.arrival);
    const giveUpAt = clock.now() + this.retryMs;
    while (!(await this.attempt(copy, manifestKey))) {
      if (clock.now() + RETRY_INTERVAL_MS > giveUpAt) return this.skip(copy);
      await clock.sleep(RETRY_INTERVAL_MS);
    }
  }

  private async attempt(copy: PendingCopy, manifestKey: string): Promise<boolean> {
    const { services, metrics } = this.context;
    try {
      await this.buckets.put(this.s3.bucket, manifestKey, copyManifest(this.s3.bucket, copy.keys));
      this.requireObjects([manifestKey, ...copy.keys]);
      const statement = copyStatement(this.command, `s3://${this.s3.bucket}/${manifestKey}`);
      const { loadedRows } = await services.warehouse.copy(this.command.jdbcUrl, this.user(), statement);
      this.emit(loadedRows);
    } catch (error) {
      metrics.put('DeliveryToRedshift.Success', 0);
      this.reportFailure(error as Error);
      return false;
    }
    metrics.put('DeliveryToRedshift.Success', 1);
    metrics.putRecords('DeliveryToRedshift', copy.records, copy.bytes);
    return true;
  }

  /** The warehouse reads them with credentials of the role. @throws AwsError */
  private requireObjects(keys: readonly string[]): void {
    const { buckets } = this.context.as(this.properties.RoleARN);
    for (const key of keys) buckets.file(this.s3.bucket, key);
  }

  /** Read for each COPY, since a secret may have been rotated. */
  private user(): string {
    const { SecretsManagerConfiguration: secret, Username } = this.properties;
    if (!isTrue(secret?.Enabled)) return Username as string;
    const { secrets } = this.context.as(secret?.RoleARN);
    const { username } = JSON.parse(secrets.secretString(secret?.SecretARN as string));
    if (typeof username !== 'string') throw new Error(`the secret ${secret?.SecretARN} has no username`);
    return username;
  }

  /** The objects stay where they are, and a manifest tells which they are. */
  private async skip(copy: PendingCopy): Promise<void> {
    const { sandbox, name } = this.context;
    const key = this.s3.naming.manifestKey('errors/manifests/', copy.arrival);
    const message = `${name} skipped a COPY of ${copy.records} records: ${this.s3.bucket}/${key} lists their objects`;
    sandbox.events.emit({ type: 'warning', message });
    try {
      await this.buckets.put(this.s3.bucket, key, copyManifest(this.s3.bucket, copy.keys));
    } catch (error) {
      const objects = copy.keys.join(', ');
      const lost = `${name} could not list skipped objects in ${this.s3.bucket} (${(error as Error).message}): ${objects}`;
      sandbox.events.emit({ type: 'warning', message: lost });
    }
  }

  private reportFailure({ message }: Error): void {
    this.context.log.error({ destination: this.command.jdbcUrl, errorCode: 'Redshift.DataLoadFailed', message });
    this.emit(0, message);
  }

  private emit(rows: number, error?: string): void {
    const { sandbox, name } = this.context;
    const { table } = this.command;
    sandbox.events.emit({ type: 'copy', deliveryStream: name, table, rows, ...(error !== undefined && { error }) });
  }
}

function requirePlainPrefix({ Prefix, ErrorOutputPrefix }: S3Properties): void {
  if (ErrorOutputPrefix !== undefined) {
    throw new Error(`S3Configuration.ErrorOutputPrefix must be left out, got ${ErrorOutputPrefix}`);
  }
  if (Prefix?.includes('!{')) throw new Error(`S3Configuration.Prefix must be literal, got ${Prefix}`);
}

function requireUser({ SecretsManagerConfiguration: secret, Username }: RedshiftProperties): void {
  if (isTrue(secret?.Enabled) ? secret?.SecretARN !== undefined : Username !== undefined) return;
  throw new Error(`SecretsManagerConfiguration must name a secret when there is no Username, got neither`);
}

function joined(copies: readonly PendingCopy[]): PendingCopy {
  return {
    keys: copies.flatMap(({ keys }) => keys),
    records: sumOf(copies, ({ records }) => records),
    bytes: sumOf(copies, ({ bytes }) => bytes),
    arrival: Math.min(...copies.map(({ arrival }) => arrival)),
  };
}
