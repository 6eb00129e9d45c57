import type { FailedBatch } from './failed-batch';
import type { Claim, FailureSource, WaitingBatch } from './failure-source';
import type { Pace } from './pace';
import { afterTry, fits, isDone, type Progress, recordsIn, recordsLeft, untried, upTo } from './progress';
import { type RedriveReport, RedriveTally } from './redrive-report';
import type { RedriveTarget } from './redrive-target';
import { Unredrivable } from './unredrivable';

/** Of 10,000 records, the one that fails stands alone after 14 halvings; so many in a row mean that nothing goes. */
const MOST_FAILURES_IN_A_ROW = 40;

export interface RedriveOptions {
  readonly pace: Pace;
  /** Asked before each try: why the run is to end now, if it is. */
  readonly stop?: () => string | undefined;
  /** Called after each try. */
  readonly onProgress?: (report: RedriveReport) => void;
}

/** Brings back what waits in a source, batch by batch. What cannot be brought back stays where it is, and is reported. */
export function redrive(source: FailureSource, target: RedriveTarget, options: RedriveOptions): Promise<RedriveReport> {
  return new Redrive(target, options).run(source);
}

class Redrive {
  private readonly tally = new RedriveTally();
  private failuresInARow = 0;

  constructor(
    private readonly target: RedriveTarget,
    private readonly options: RedriveOptions,
  ) {}

  async run(source: FailureSource): Promise<RedriveReport> {
    try {
      for await (const waiting of source.batches()) {
        if (this.mustStop()) break;
        await this.redriveBatch(waiting);
      }
    } catch (error) {
      this.tally.error = `${error}`;
    }
    return this.tally.report;
  }

  private async redriveBatch(waiting: WaitingBatch): Promise<void> {
    try {
      const claim = await waiting.claim();
      try {
        await this.work(waiting, claim);
      } finally {
        await claim.release();
      }
      this.tally.addRedriven();
    } catch (error) {
      if (!(error instanceof Unredrivable)) throw error;
      this.tally.addLeft(waiting.id, error);
    }
  }

  /** @throws Unredrivable unless all of the batch has been redriven */
  private async work(waiting: WaitingBatch, claim: Claim): Promise<void> {
    // A run that ended just before it put the batch away.
    if (claim.progress !== undefined && isDone(claim.progress)) return;
    const batch = await waiting.read();
    this.target.accept(batch);
    const records = batch.event.Records.length;
    const start = claim.progress ?? untried(records);
    if (!fits(start, records)) throw new Unredrivable('malformed', 'its journal is of another batch');
    const tried = await this.tryAll(batch, start, claim);
    const ended = await this.endWindow(batch, tried, claim);
    this.tellOfExpired(waiting.id, batch);
    this.requireDone(ended, records);
  }

  private async tryAll(batch: FailedBatch, start: Progress, claim: Claim): Promise<Progress> {
    const { target, options } = this;
    const most = Math.min(target.mostRecords, options.pace.mostRecords);
    let progress = upTo(most, start);
    for (let [range] = progress.pending; range !== undefined; [range] = progress.pending) {
      if (this.mustStop()) throw new Unredrivable('unfinished', `the run ended: ${this.tally.stopped}`);
      const next = afterTry(await target.attempt(batch, range, progress.state), progress);
      this.count(recordsLeft(progress) - recordsLeft(next));
      await claim.keep(next);
      await options.pace.spend(recordsIn([range]));
      progress = upTo(most, next);
    }
    return progress;
  }

  private async endWindow(batch: FailedBatch, progress: Progress, claim: Claim): Promise<Progress> {
    const { state, ...ended } = progress;
    if (state === undefined || !(await this.target.endWindow(batch, state))) return progress;
    await claim.keep(ended);
    return ended;
  }

  private tellOfExpired(id: string, { expired, event }: FailedBatch): void {
    if (expired === 0) return;
    this.tally.addRecords({ expired });
    const message = `${expired} records or more have expired before the ${event.Records.length} which the stream still has`;
    this.tally.addRemark(id, new Unredrivable('expired', message));
  }

  private requireDone(progress: Progress, records: number): void {
    if (isDone(progress)) return;
    const failed = recordsIn(progress.failed);
    this.tally.addRecords({ failed });
    const what = failed > 0 ? `${failed} of its ${records} records failed again` : 'its window could not be ended';
    throw new Unredrivable('failed again', [what, progress.reason].filter(Boolean).join(': '));
  }

  private mustStop(): boolean {
    const isHopeless = this.failuresInARow >= MOST_FAILURES_IN_A_ROW;
    this.tally.stopped ??= isHopeless ? `${this.failuresInARow} tries in a row have failed` : this.options.stop?.();
    return this.tally.stopped !== undefined;
  }

  private count(redriven: number): void {
    this.failuresInARow = redriven > 0 ? 0 : this.failuresInARow + 1;
    this.tally.addRecords({ redriven });
    this.options.onProgress?.(this.tally.report);
  }
}
