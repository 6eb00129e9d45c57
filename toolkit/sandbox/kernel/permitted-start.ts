import { AwsError } from './aws-error';
import type { Clock, Timer } from './clock';
import type { Identity, Permission } from './identity';

/** How long to wait before it is asked again. */
const RETRY_INTERVAL_MS = 60_000;

/** Something that begins as soon as somebody may do it. */
export class PermittedStart {
  private timer: Timer | undefined;
  private refusal: AwsError | undefined;

  /** @param name what begins, for the clock */
  constructor(
    private readonly clock: Clock,
    private readonly name: string,
    private readonly identity: Identity,
    private readonly permissions: readonly Permission[],
  ) {}

  /** What keeps it from beginning; absent when nothing does. */
  get denial(): AwsError | undefined {
    return this.refusal;
  }

  /** Calls back at once, or when it is permitted. */
  when(begin: () => void): void {
    this.refusal = this.ask();
    if (this.refusal === undefined) begin();
    else this.timer = this.clock.schedule(`begin ${this.name}`, RETRY_INTERVAL_MS, () => this.when(begin));
  }

  stop(): void {
    this.timer?.cancel();
  }

  private ask(): AwsError | undefined {
    try {
      this.identity.require(...this.permissions);
      return undefined;
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  }
}
