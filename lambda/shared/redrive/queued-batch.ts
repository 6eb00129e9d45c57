import type { KinesisClient } from '@aws-sdk/client-kinesis';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  MessageNotInflight,
  ReceiptHandleIsInvalid,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { FailedBatch } from './failed-batch';
import { readFailureDocument } from './failure-document';
import type { Claim, WaitingBatch } from './failure-source';
import { documentIn, narrowed } from './pointer';
import { forNextRun, merged, type Progress, recordsIn } from './progress';
import { recordEvent } from './record-event';
import { readShardRange } from './shard-range';
import { Unredrivable } from './unredrivable';

/** Longer than the longest invocation of a function. */
export const HOLD_SECONDS = 20 * 60;

/** The queue may have handed the message to others. */
const LOST_HOLD = [MessageNotInflight, ReceiptHandleIsInvalid];

export interface QueueAccess {
  readonly sqs: SQSClient;
  readonly kinesis: KinesisClient;
  readonly queueUrl: string;
  /** What this run has sent, which is for the next one. */
  readonly sent: Set<string>;
}

/** A received message that says where in a shard a batch is. As long as it is worked on, the queue hides it. */
export class QueuedBatch implements WaitingBatch, Claim {
  readonly id: string;
  readonly failedAt: number;
  progress?: Progress;
  private readonly document: string;
  private batch?: FailedBatch;
  private deleted = false;

  constructor(
    private readonly access: QueueAccess,
    private readonly message: Message,
  ) {
    this.id = `message ${message.MessageId}`;
    this.failedAt = Number(message.Attributes?.SentTimestamp);
    this.document = documentIn(message.Body ?? '');
  }

  get isDeleted(): boolean {
    return this.deleted;
  }

  /** This run has sent it itself. */
  get isForNextRun(): boolean {
    return this.access.sent.has(this.document);
  }

  async read(): Promise<FailedBatch> {
    const document = readFailureDocument(this.document);
    const records = await readShardRange(this.access.kinesis, document);
    if (records.length === 0) throw new Unredrivable('expired', `its ${document.batchSize} records have expired`);
    const event = recordEvent(records, document);
    const { functionArn, condition, streamArn, batchSize, startSequenceNumber } = document;
    const surplus = event.Records.length - batchSize;
    const isCut = records[0]?.SequenceNumber !== startSequenceNumber;
    const expired = Math.max(-surplus, isCut ? 1 : 0);
    this.batch = { functionArn, condition, streamArn, event, expired, surplus: Math.max(0, surplus) };
    return this.batch;
  }

  async claim(): Promise<Claim> {
    await this.hide(HOLD_SECONDS);
    return this;
  }

  async keep(progress: Progress): Promise<void> {
    this.progress = progress;
    await this.hide(HOLD_SECONDS);
  }

  /** For what failed, there is a narrower message afterwards: the rest is not to be redriven again. */
  async release(): Promise<void> {
    if (this.batch === undefined || this.progress === undefined) return;
    const { event } = this.batch;
    const { pending } = forNextRun(this.progress);
    if (recordsIn(pending) === event.Records.length) return;
    for (const range of merged(pending)) await this.send(narrowed(this.document, event, range));
    await this.delete();
  }

  /** Lets the queue hand it out again. */
  async giveBack(): Promise<void> {
    await this.hide(0).catch((error: unknown) => {
      if (!(error instanceof Unredrivable)) throw error;
    });
  }

  private async hide(VisibilityTimeout: number): Promise<void> {
    const { sqs, queueUrl: QueueUrl } = this.access;
    const { ReceiptHandle } = this.message;
    try {
      await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    } catch (error) {
      if (!LOST_HOLD.some((lost) => error instanceof lost)) throw error;
      throw new Unredrivable('claimed', 'the queue has handed it to another run');
    }
  }

  private async send(MessageBody: string): Promise<void> {
    const { sqs, queueUrl: QueueUrl, sent } = this.access;
    sent.add(MessageBody);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  }

  private async delete(): Promise<void> {
    const { sqs, queueUrl: QueueUrl } = this.access;
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: this.message.ReceiptHandle }));
    this.deleted = true;
  }
}
