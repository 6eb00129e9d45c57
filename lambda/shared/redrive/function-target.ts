import {
  InvokeCommand,
  type LambdaClient,
  RequestTooLargeException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import type { FailedBatch, FailedEvent, FailedRecord } from './failed-batch';
import { processedOf } from './item-failures';
import type { Outcome, RecordRange } from './progress';
import type { RedriveTarget } from './redrive-target';
import { Unredrivable } from './unredrivable';

/** What an invocation came to. */
interface Answer {
  readonly response?: unknown;
  /** Absent where the function returned. */
  readonly reason?: string;
}

/**
 * Invokes the function that failed, with the event that it failed for: nobody else sees the records again, and their
 * sequence numbers are what they were. A batch that fails again is split, until what fails is single records.
 */
export class FunctionTarget implements RedriveTarget {
  readonly mostRecords = Number.POSITIVE_INFINITY;

  /** @param functionFor the function to invoke for the one that failed, if either is known. @throws Unredrivable if there is none */
  constructor(
    private readonly lambda: LambdaClient,
    private readonly functionFor: (functionArn?: string) => string | undefined,
  ) {}

  accept(batch: FailedBatch): void {
    this.requireFunction(batch);
  }

  async attempt(batch: FailedBatch, range: RecordRange, state: unknown): Promise<Outcome> {
    const { event } = batch;
    const Records = event.Records.slice(...range);
    if (!isWindowed(event)) return outcome(range, Records, await this.invoke(batch, { ...event, Records }));
    const answer = requireState(await this.invoke(batch, { ...event, Records, state: state ?? {} }));
    return { ...outcome(range, Records, answer), state: answer.response?.state ?? state };
  }

  /** As Lambda ends one whose state has become too large: early, and without records. */
  async endWindow(batch: FailedBatch, state: unknown): Promise<boolean> {
    const flags = { isFinalInvokeForWindow: true, isWindowTerminatedEarly: true };
    const { reason } = await this.invoke(batch, { ...batch.event, Records: [], state, ...flags });
    return reason === undefined;
  }

  private requireFunction({ functionArn }: FailedBatch): string {
    const found = this.functionFor(functionArn);
    if (found === undefined) throw new Unredrivable('not for this target', 'nothing tells which function it is for');
    return found;
  }

  private async invoke(batch: FailedBatch, event: FailedEvent): Promise<Answer> {
    const FunctionName = this.requireFunction(batch);
    try {
      const command = new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) });
      const { FunctionError, Payload } = await this.lambda.send(command);
      const response = JSON.parse(Payload?.transformToString() || 'null');
      return FunctionError === undefined ? { response } : { reason: String(response?.errorType ?? FunctionError) };
    } catch (error) {
      if (error instanceof RequestTooLargeException) return { reason: error.name };
      if (error instanceof ResourceNotFoundException) throw new Unredrivable('not for this target', error.message);
      throw error;
    }
  }
}

function isWindowed({ window }: FailedEvent): boolean {
  return window !== undefined;
}

/** Without a state, Lambda takes an invocation for failed. */
function requireState(answer: Answer): Answer & { readonly response?: { readonly state: unknown } } {
  const { state } = (answer.response ?? {}) as { state?: unknown };
  if (typeof state === 'object' && state !== null) return { response: { ...(answer.response as object), state } };
  return { reason: answer.reason ?? 'no state returned' };
}

function outcome(range: RecordRange, records: readonly FailedRecord[], { response, reason }: Answer): Outcome {
  const processed = reason === undefined ? processedOf(response, records) : 0;
  const left = remaining(range, processed);
  return left.failed.length === 0 ? left : { ...left, reason: reason ?? 'a batch item failure' };
}

function remaining([from, to]: RecordRange, processed: number): Outcome {
  const failedAt = from + processed;
  if (failedAt === to) return { pending: [], failed: [] };
  if (processed > 0) return { pending: [[failedAt, to]], failed: [] };
  if (to - from === 1) return { pending: [], failed: [[from, to]] };
  const middle = from + Math.floor((to - from) / 2);
  const halves: RecordRange[] = [
    [from, middle],
    [middle, to],
  ];
  return { pending: halves, failed: [] };
}
