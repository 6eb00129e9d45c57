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
import { readFailureDocument, readPayload } from './failure-document';
import { failureTime, journalKey, redrivenKey } from './failure-key';
import type { Backlog, Claim, FailureSource, WaitingBatch } from './failure-source';
import { JournalStore } from './journal-store';
import { type Claimant, ObjectClaim } from './object-claim';
import { Unredrivable } from './unredrivable';

/** A batch of one record of 10 MiB, in base64, which no function can take, is the largest there is. */
const MOST_BYTES = 32 * 1024 * 1024;

export interface BucketSourceOptions {
  readonly bucket: string;
  /** What the keys begin with: `aws/lambda/`, and more where only some of the batches are meant. */
  readonly prefix: string;
  /** When the batches failed, in milliseconds since 1970: from `since` on, and before `until`. */
  readonly since?: number;
  readonly until?: number;
}

/** Whole batches in a bucket. Once one has been redriven, its object goes from `aws/lambda/` to `redrive/done/aws/lambda/`. */
export class BucketSource implements FailureSource {
  private readonly journals: JournalStore;

  constructor(
    private readonly s3: S3Client,
    private readonly options: BucketSourceOptions,
    private readonly claimant: Claimant,
  ) {
    this.journals = new JournalStore(s3, options.bucket);
  }

  async *batches(): AsyncIterable<WaitingBatch> {
    const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = this.options;
    for await (const [object, failedAt] of this.failureObjects()) {
      if (failedAt >= since && failedAt < until) yield this.waiting(object, failedAt);
    }
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
        const failedAt = failureTime(object.Key ?? '');
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
    if (size > MOST_BYTES) throw new Unredrivable('malformed', `it holds ${size} bytes, more than any failed batch`);
    const { payload, functionArn, condition, streamArn } = readFailureDocument(await this.textOf(key));
    if (payload === undefined) throw new Unredrivable('malformed', 'payload must be the event, got none');
    return { functionArn, condition, streamArn, event: readPayload(payload), expired: 0, surplus: 0 };
  }

  private async textOf(Key: string): Promise<string> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: this.options.bucket, Key }));
      return (await Body?.transformToString()) ?? '';
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
    try {
      await this.s3.send(new CopyObjectCommand({ Bucket, Key: redrivenKey(key), CopySource: `${Bucket}/${key}` }));
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
