import { Normalizer } from './normalizer';
import type { Side } from './side';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON, and scenarios know their shape
type Answer = any;

export interface Step {
  readonly name: string;
  readonly operation: string;
  readonly answer: unknown;
}

/** What one side answers, step by step. */
export class Session {
  readonly steps: Step[] = [];
  private readonly normalizer: Normalizer;

  constructor(private readonly side: Side) {
    this.normalizer = new Normalizer(side.account);
  }

  arn(streamName: string): string {
    return `arn:aws:kinesis:us-east-1:${this.side.account}:stream/${streamName}`;
  }

  /** Calls an operation, and keeps what it answers to be compared. */
  async step(name: string, operation: string, input: object = {}): Promise<Answer> {
    const answer = await this.call(operation, input);
    this.steps.push({ name, operation, answer: this.normalizer.normalize(answer) });
    return answer;
  }

  async call(operation: string, input: object): Promise<Answer> {
    const response = await fetch(this.side.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Kinesis_20131202.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=${this.side.account}/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    return JSON.parse((await response.text()) || '{}');
  }

  /** A stream that is ready, without comparing how it came to be. */
  async stream(StreamName: string, ShardCount = 1): Promise<{ readonly StreamName: string }> {
    await this.call('CreateStream', { StreamName, ShardCount });
    await this.settle(StreamName);
    return { StreamName };
  }

  /** Lets some time pass. */
  async pass(): Promise<void> {
    await this.side.pass();
  }

  /** Until nothing changes about a stream. */
  async settle(StreamName: string): Promise<void> {
    await this.until(async () => {
      const { StreamDescriptionSummary } = await this.call('DescribeStreamSummary', { StreamName });
      return isSettled(StreamDescriptionSummary?.StreamStatus);
    });
  }

  /** Until nothing changes about the consumers of a stream. */
  async settleConsumers(streamName: string): Promise<void> {
    await this.until(async () => {
      const { Consumers } = await this.call('ListStreamConsumers', { StreamARN: this.arn(streamName) });
      return Consumers.every(({ ConsumerStatus }: Answer) => isSettled(ConsumerStatus));
    });
  }

  private async until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await this.side.pass();
  }
}

/** What is gone has no status. */
function isSettled(status: string | undefined): boolean {
  return status === undefined || status === 'ACTIVE';
}
