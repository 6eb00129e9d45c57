import type { Claim } from './failure-source';
import type { JournalStore } from './journal-store';
import { forNextRun, isDone, type Progress } from './progress';
import { Unredrivable } from './unredrivable';

/** Longer than the longest invocation of a function, and the clocks of two machines may differ a little. */
const HOLD_MS = 20 * 60_000;

/** Who claims failure objects. */
export interface Claimant {
  /** Unique among all runs. */
  readonly run: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether it takes over what another run holds, which is known to have ended. */
  readonly takesOver?: boolean;
}

export interface Journals {
  readonly store: JournalStore;
  /** Key of the journal. */
  readonly key: string;
}

/** A failure object that one run works on; its journal says so to the others, and remembers how far it is. */
export class ObjectClaim implements Claim {
  private constructor(
    private readonly journals: Journals,
    private readonly claimant: Claimant,
    private etag: string,
    /** What to do with the object when nothing of it is left. */
    private readonly finish: () => Promise<void>,
    private latest?: Progress,
  ) {}

  get progress(): Progress | undefined {
    return this.latest;
  }

  /** @throws Unredrivable while another run holds it */
  static async take(journals: Journals, claimant: Claimant, finish: () => Promise<void>): Promise<ObjectClaim> {
    const { store, key } = journals;
    const hold = { holder: claimant.run, heldUntil: claimant.now() + HOLD_MS };
    const created = await store.create(key, hold);
    if (created !== undefined) return new ObjectClaim(journals, claimant, created, finish);
    const found = await store.read(key);
    if (found === undefined) throw fasterRun();
    const { holder, heldUntil, progress } = found.journal;
    const isFree = holder === claimant.run || heldUntil <= claimant.now() || claimant.takesOver;
    if (!isFree) throw new Unredrivable('claimed', `another run holds it until ${new Date(heldUntil).toISOString()}`);
    const etag = await store.replace(key, { ...hold, progress }, found.etag);
    if (etag === undefined) throw fasterRun();
    return new ObjectClaim(journals, claimant, etag, finish, progress);
  }

  keep(progress: Progress): Promise<void> {
    this.latest = progress;
    return this.write(this.claimant.now() + HOLD_MS);
  }

  async release(): Promise<void> {
    this.latest = this.latest && forNextRun(this.latest);
    await this.write(0);
    if (this.latest && isDone(this.latest)) await this.finish();
  }

  private async write(heldUntil: number): Promise<void> {
    const { store, key } = this.journals;
    const journal = { holder: this.claimant.run, heldUntil, progress: this.latest };
    this.etag = (await store.replace(key, journal, this.etag)) ?? (await this.ownEtag());
  }

  /** A write whose answer was lost is refused when it is repeated, though it was taken. */
  private async ownEtag(): Promise<string> {
    const { store, key } = this.journals;
    const found = await store.read(key);
    if (found?.journal.holder !== this.claimant.run) {
      throw new Unredrivable('claimed', 'another run has taken it over');
    }
    return found.etag;
  }
}

function fasterRun(): Unredrivable {
  return new Unredrivable('claimed', 'another run was faster');
}
