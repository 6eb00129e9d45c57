import type { FailureSource, WaitingBatch } from '../../../lambda/shared/redrive/failure-source';
import type { RedriveTarget } from '../../../lambda/shared/redrive/redrive-target';
import { Unredrivable } from '../../../lambda/shared/redrive/unredrivable';

/** A batch that waits. */
export interface WaitingDescription {
  readonly id: string;
  /** When it failed, as ISO 8601 says it. */
  readonly failedAt: string;
  readonly functionArn?: string;
  readonly condition?: string;
  readonly records?: number;
  /** Different partition keys of the records. */
  readonly partitionKeys?: number;
  /** Why it would be left where it is. */
  readonly problem?: string;
}

/** What waits in a source, and whether the target would take it, without touching either. */
export async function survey(
  source: FailureSource,
  target: RedriveTarget,
  isOver: () => boolean,
): Promise<WaitingDescription[]> {
  const descriptions: WaitingDescription[] = [];
  for await (const waiting of source.batches()) {
    if (isOver()) break;
    descriptions.push(await describe(waiting, target));
  }
  return descriptions;
}

async function describe(waiting: WaitingBatch, target: RedriveTarget): Promise<WaitingDescription> {
  let known: WaitingDescription = { id: waiting.id, failedAt: new Date(waiting.failedAt).toISOString() };
  try {
    const batch = await waiting.read();
    const { functionArn, condition, event } = batch;
    const keys = new Set(event.Records.map(({ kinesis }) => kinesis.partitionKey));
    known = { ...known, functionArn, condition, records: event.Records.length, partitionKeys: keys.size };
    target.accept(batch);
    return known;
  } catch (error) {
    if (error instanceof Unredrivable) return { ...known, problem: `${error.because}: ${error.message}` };
    throw error;
  }
}
