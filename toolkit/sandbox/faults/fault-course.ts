import type { Clock } from '../kernel/clock';
import type { Trigger } from '../kernel/fault-point';
import { SeededRandom } from '../kernel/seeded-random';
import type { LastingFault } from './fault-kind';

/** The course of one fault, from its beginning to its end. */
export class FaultCourse implements Trigger {
  private readonly random: SeededRandom;
  private beganAt: number | undefined;
  private endsAt = Number.POSITIVE_INFINITY;
  private isEnded = false;
  private struck = 0;

  constructor(
    private readonly fault: LastingFault,
    private readonly clock: Clock,
    private readonly onEnd: () => void,
  ) {
    this.random = new SeededRandom(fault.seed ?? 1);
  }

  /** Milliseconds since the epoch; undefined until then. */
  get begun(): number | undefined {
    return this.beganAt;
  }

  /** Milliseconds since the epoch; undefined until then. */
  get ended(): number | undefined {
    return this.isOver ? this.endsAt : undefined;
  }

  /** How often it has struck. */
  get strikeCount(): number {
    return this.struck;
  }

  get isOver(): boolean {
    return this.clock.now() >= this.endsAt;
  }

  begin(): void {
    const { forMs } = this.fault;
    this.beganAt = this.clock.now();
    if (forMs === undefined) return;
    this.endsAt = this.beganAt + forMs;
    this.clock.schedule('end of a fault', forMs, () => this.end());
  }

  strikes(): boolean {
    const { share = 1, times = Number.POSITIVE_INFINITY } = this.fault;
    if (this.isOver || this.random.next() >= share) return false;
    this.struck++;
    if (this.struck >= times) this.end();
    return true;
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.endsAt = Math.min(this.endsAt, this.clock.now());
    this.onEnd();
  }
}
