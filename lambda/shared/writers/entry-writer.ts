import { setTimeout } from 'node:timers/promises';
import { backoffMs } from './backoff';
import type { BatchOperation } from './batch-operation';
import { Lanes, type Pending } from './lanes';
import { HELD_BACK, isInvalid, type Refusal, refusalOfCall, TIME_OVER, TOO_LARGE } from './refusal';

const DEFAULT_ATTEMPTS = 8;
/** Left to the caller, to report what was not taken. */
const RESERVE_MS = 1_000;

/** An entry that was not taken. */
export interface RefusedEntry extends Refusal {
  /** Its place among those that were to be written. */
  readonly index: number;
}

/** The part of the context of an invocation that says how long it may still take. */
export interface TimeLeft {
  getRemainingTimeInMillis(): number;
}

export interface WriterOptions {
  /**
   * How often an entry is tried.
   * @default 8
   */
  readonly attempts?: number;
  /** @default - waits by the clock */
  readonly pause?: (ms: number) => Promise<unknown>;
  /** @default Math.random */
  readonly random?: () => number;
}

/** Writes entries in as few calls as their order allows, and tries those again that were refused, and no others. */
export class EntryWriter<Entry> {
  private readonly attempts: number;
  private readonly pause: (ms: number) => Promise<unknown>;
  private readonly random: () => number;

  public constructor(
    private readonly operation: BatchOperation<Entry>,
    { attempts = DEFAULT_ATTEMPTS, pause = setTimeout, random = Math.random }: WriterOptions,
  ) {
    this.attempts = attempts;
    this.pause = pause;
    this.random = random;
  }

  /**
   * Writes entries until each is taken, or has been tried often enough, or the time of the invocation is over. It does not throw
   * when a call fails: then all entries of the call are refused.
   *
   * @returns The entries that were not taken, by their index. Of a partition key, those behind one that was not taken are not either.
   */
  public async write(entries: readonly Entry[], context?: TimeLeft): Promise<readonly RefusedEntry[]> {
    const lanes = new Lanes(entries, this.operation);
    const refused: RefusedEntry[] = [];
    let pauseMs = 0;
    while (!lanes.isEmpty) {
      if (context !== undefined && context.getRemainingTimeInMillis() - pauseMs < RESERVE_MS) {
        for (const { index } of lanes.giveUpAll()) refused.push({ index, ...TIME_OVER });
      } else {
        if (pauseMs > 0) await this.pause(pauseMs);
        const again = await this.attempt(lanes, refused);
        pauseMs = again === 0 ? 0 : backoffMs(again, this.random);
      }
    }
    return refused.sort((a, b) => a.index - b.index);
  }

  /** Makes one call; returns how often that entry was refused, of those to be tried again, which was refused most often. */
  private async attempt(lanes: Lanes<Entry>, refused: RefusedEntry[]): Promise<number> {
    const heads = lanes.heads();
    const refusals = await this.refusalsOf(heads);
    let again = 0;
    for (const [i, head] of heads.entries()) {
      const refusal = refusals[i];
      if (refusal === undefined) lanes.advance(head);
      else if (refusal.isFinal || ++head.refusals >= this.attempts) giveUp(lanes, head, refusal, refused);
      else again = Math.max(again, head.refusals);
    }
    return again;
  }

  private async refusalsOf(heads: readonly Pending<Entry>[]): Promise<(Refusal | undefined)[]> {
    const fits = ({ bytes }: Pending<Entry>) => bytes <= this.operation.limits.bytesPerEntry;
    const refusals = (await this.call(heads.filter(fits).map(({ entry }) => entry))).values();
    return heads.map((head) => (fits(head) ? refusals.next().value : TOO_LARGE));
  }

  /** A call that fails for what one entry holds is made again in halves, so that the other entries are taken. */
  private async call(entries: readonly Entry[]): Promise<readonly (Refusal | undefined)[]> {
    if (entries.length === 0) return [];
    try {
      return await this.operation.call(entries);
    } catch (error) {
      const refusal = refusalOfCall(error);
      if (entries.length === 1 || !isInvalid(refusal)) return entries.map(() => refusal);
      const middle = entries.length >> 1;
      return [...(await this.call(entries.slice(0, middle))), ...(await this.call(entries.slice(middle)))];
    }
  }
}

function giveUp<Entry>(lanes: Lanes<Entry>, head: Pending<Entry>, refusal: Refusal, refused: RefusedEntry[]): void {
  for (const { index } of lanes.giveUp(head)) {
    refused.push({ index, ...(index === head.index ? refusal : HELD_BACK) });
  }
}
