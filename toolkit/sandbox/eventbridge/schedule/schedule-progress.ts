import type { StateStore } from '../../kernel/state-store';

interface Progress {
  /** As the template has it, as JSON text. */
  readonly definition: string;
  readonly createdAt: number;
  /** When the last run was due. */
  readonly lastRun?: number;
}

/** How far a schedule has come: a sandbox that is started again repeats no run and keeps its step. */
export class ScheduleProgress {
  private progress: Progress;

  /** A definition that has changed begins anew, and so does one whose runs the clock has not come to yet. */
  constructor(
    private readonly state: StateStore,
    private readonly key: string,
    properties: Readonly<Record<string, unknown>>,
    now: number,
  ) {
    const definition = JSON.stringify(properties);
    const kept = state.read<Progress>(key);
    const goesOn = kept?.definition === definition && (kept.lastRun ?? kept.createdAt) <= now;
    this.progress = goesOn ? kept : { definition, createdAt: now };
    state.write(key, this.progress);
  }

  get createdAt(): number {
    return this.progress.createdAt;
  }

  /** The moment after which the next run is due. */
  get position(): number {
    return this.progress.lastRun ?? this.createdAt - 1;
  }

  ran(dueAt: number): void {
    this.progress = { ...this.progress, lastRun: dueAt };
    this.state.write(this.key, this.progress);
  }
}
