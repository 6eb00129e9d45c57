import type { SandboxContext } from '../kernel/context';

const STATE_KEY = 'streams-account';
/** The account commits itself for at least that long. */
const COMMITMENT_MS = 86_400_000;

interface Commitment {
  readonly startedAt: number;
  /** Set once somebody asked for the end. */
  readonly endsAt?: number;
}

export type CommitmentStatus = 'DISABLED' | 'ENABLED' | 'ENABLED_UNTIL_EARLIEST_ALLOWED_END';

/** The switch of the account between On-demand Standard and On-demand Advantage: a minimum throughput that it commits to pay. */
export class AccountSettings {
  /** @param advantage whether the account has made the switch before */
  constructor(
    private readonly context: SandboxContext,
    advantage: boolean,
  ) {
    if (advantage && !this.onDemandAdvantage) this.enable();
  }

  get onDemandAdvantage(): boolean {
    return this.status !== 'DISABLED';
  }

  get commitment(): Commitment | undefined {
    return this.context.state.read<Commitment>(STATE_KEY);
  }

  get status(): CommitmentStatus {
    const { commitment } = this;
    if (commitment === undefined) return 'DISABLED';
    if (commitment.endsAt === undefined) return 'ENABLED';
    return this.now < commitment.endsAt ? 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' : 'DISABLED';
  }

  /** When the commitment may end, in milliseconds since the epoch. */
  get earliestEnd(): number | undefined {
    return this.commitment && this.commitment.startedAt + COMMITMENT_MS;
  }

  enable(): void {
    const startedAt = (this.onDemandAdvantage && this.commitment?.startedAt) || this.now;
    this.context.state.write(STATE_KEY, { startedAt });
  }

  /** Takes effect at once, or when the commitment may end. */
  disable(): void {
    const { commitment, earliestEnd, onDemandAdvantage } = this;
    if (commitment === undefined || earliestEnd === undefined || !onDemandAdvantage) return;
    this.context.state.write(STATE_KEY, { ...commitment, endsAt: Math.max(this.now, earliestEnd) });
  }

  private get now(): number {
    return this.context.clock.now();
  }
}
