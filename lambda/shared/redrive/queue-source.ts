import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { GetQueueAttributesCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Backlog, FailureSource, WaitingBatch } from './failure-source';
import { HOLD_SECONDS, QueuedBatch } from './queued-batch';

/** A short poll asks some of the servers only, and may come back empty-handed. */
const MOST_EMPTY_POLLS = 10;

export interface QueueSourceOptions {
  readonly queueUrl: string;
  /** When the batches failed, in milliseconds since 1970: from `since` on, and before `until`. */
  readonly since?: number;
  readonly until?: number;
}

/** Places of batches in a queue, which are read from the stream again. */
export class QueueSource implements FailureSource {
  constructor(
    private readonly sqs: SQSClient,
    private readonly kinesis: KinesisClient,
    private readonly options: QueueSourceOptions,
  ) {}

  async *batches(): AsyncIterable<WaitingBatch> {
    const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = this.options;
    const received = new Map<string, QueuedBatch>();
    try {
      for await (const batch of this.messages()) {
        const isSecondTime = received.has(batch.id);
        received.set(batch.id, batch);
        if (isSecondTime) return;
        if (batch.failedAt >= since && batch.failedAt < until && !batch.isForNextRun) yield batch;
        if (batch.isDeleted) received.delete(batch.id);
      }
    } finally {
      // Earlier, this run would receive them again.
      for (const batch of received.values()) await batch.giveBack();
    }
  }

  async backlog(): Promise<Backlog> {
    const { visible, inFlight } = await this.counts();
    return { batches: visible + inFlight };
  }

  private async *messages(): AsyncIterable<QueuedBatch> {
    const { sqs, kinesis } = this;
    const { queueUrl } = this.options;
    const sent = new Set<string>();
    for (let message = await this.next(); message !== undefined; message = await this.next()) {
      yield new QueuedBatch({ sqs, kinesis, queueUrl, sent }, message);
    }
  }

  private async next(): Promise<Message | undefined> {
    for (let polls = 0; polls < MOST_EMPTY_POLLS; polls += 1) {
      const { Messages: [message] = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.options.queueUrl,
          MaxNumberOfMessages: 1,
          VisibilityTimeout: HOLD_SECONDS,
          MessageSystemAttributeNames: ['SentTimestamp'],
        }),
      );
      if (message !== undefined || (await this.counts()).visible === 0) return message;
    }
    return undefined;
  }

  private async counts() {
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.options.queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return {
      visible: Number(Attributes.ApproximateNumberOfMessages),
      inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
    };
  }
}
