import {
  type _Object,
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { FailedBatch } from './failed-batch';
import type { FailureFormat } from './failure-format';
import { journalKey, redrivenKey } from './failure-key';
import type { Backlog, Claim, FailureSource, WaitingBatch } from './failure-source';
import { formatBelow } from './format-below';
import { JournalStore } from './journal-store';
import { type Claimant, ObjectClaim } from './object-claim';
import { Unredrivable } from './unredrivable';

export interface BucketSourceOptions {
  readonly bucket: string;
  /**
   * What the keys begin with: `aws/lambda/`, and more where only some of the batches are meant, or what the error prefix of a
   * delivery stream begins with.
   */
  readonly prefix: string;
  /** @default - that of failed batches, or of error objects, by the prefix */
  readonly format?: FailureFormat;
  /** When the batches failed, in milliseconds since 1970: from `since` on, and before `until`. */
  readonly since?: number;
  readonly until?: number;
}

/** Whole batches in a bucket. Once one has been redriven, its object goes from `<prefix>` to `redrive/done/<prefix>`. */
export class BucketSource implements FailureSource {
  private readonly journals: JournalStore;
  private readonly format: FailureFormat;

  constructor(
    private readonly s3: S3Client,
    private readonly options: BucketSourceOptions,
    private readonly claimant: Claimant,
  ) {
    this.journals = new JournalStore(s3, options.bucket);
    this.format = options.format ?? formatBelow(options.prefix);
  }

  async *batches(): AsyncIterable<WaitingBatch> {
    const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = this.options;
    const waiting: WaitingBatch[] = [];
    for await (const [object, failedAt] of this.failureObjects()) {
      if (failedAt >= since && failedAt < until) waiting.push(this.waiting(object, failedAt));
    }
    // All of them first: what fails again comes into the bucket anew, and waits for the next run.
    yield* waiting;
  }

  async backlog(): Promise<Backlog> {
    let batches = 0;
    let oldest: number | undefined;
    for await (const [, failedAt] of this.failureObjects()) {
      batches += 1;
      oldest = Math.min(oldest ?? failedAt, failedAt);
    }
    return { batches, oldest };
  }

  private async *failureObjects(): AsyncIterable<[_Object, number]> {
    const { bucket: Bucket, prefix: Prefix } = this.options;
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.s3 }, { Bucket, Prefix })) {
      for (const object of Contents) {
        const failedAt = this.format.failedAt(object.Key ?? '', Number(object.LastModified));
        if (failedAt !== undefined) yield [object, failedAt];
      }
    }
  }

  private waiting({ Key = '', Size = 0 }: _Object, failedAt: number): WaitingBatch {
    return {
      id: `s3://${this.options.bucket}/${Key}`,
      failedAt,
      read: () => this.read(Key, Size),
      claim: () => this.claim(Key),
    };
  }

  private async read(key: string, size: number): Promise<FailedBatch> {
    if (size > this.format.mostBytes) {
      throw new Unredrivable('malformed', `it holds ${size} bytes, more than any failed batch`);
    }
    return this.format.read(await this.bodyOf(key), `s3://${this.options.bucket}/${key}`);
  }

  private async bodyOf(Key: string): Promise<Buffer> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.options.bucket, Key }));
      const { buffer, byteOffset, byteLength } = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return Buffer.from(buffer, byteOffset, byteLength);
    } catch (error) {
      throw goneBy(error) ?? error;
    }
  }

  private claim(key: string): Promise<Claim> {
    const journals = { store: this.journals, key: journalKey(key) };
    return ObjectClaim.take(journals, this.claimant, () => this.putAway(key));
  }

  /** Copied first: at every moment, the batch lies in one place at least. */
  private async putAway(key: string): Promise<void> {
    const { bucket: Bucket } = this.options;
    // S3 decodes it, so that an error prefix such as `100%/` would name another object.
    const CopySource = `${Bucket}/${encodeURIComponent(key)}`;
    try {
      await this.s3.send(new CopyObjectCommand({ Bucket, Key: redrivenKey(key), CopySource }));
    } catch (error) {
      throw goneBy(error) ?? error;
    }
    await this.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
  }
}

/** Another run, which had listed it too, was faster. */
function goneBy(error: unknown): Unredrivable | undefined {
  return error instanceof NoSuchKey ? new Unredrivable('gone', 'it is not there any more') : undefined;
}
