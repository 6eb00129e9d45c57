import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { FaultCourse } from './fault-course';
import type { FaultSite } from './fault-kind';
import type { Fault } from './fault-kinds';
import { kindOf, requireFault } from './require-fault';

/** A fault that was injected, and how far it has come. */
export interface InjectedFault {
  readonly fault: Fault;
  /** Milliseconds since the epoch; absent until it begins. */
  readonly begun?: number;
  /** Milliseconds since the epoch; absent until it ends. */
  readonly ended?: number;
  /** How often it has struck. */
  readonly strikes: number;
}

/** The faults of one sandbox. */
export class FaultBoard {
  private readonly courses: { readonly fault: Fault; readonly course: FaultCourse }[] = [];

  constructor(
    private readonly site: FaultSite,
    private readonly context: Pick<SandboxContext, 'clock' | 'events'>,
  ) {}

  /** In the order they were injected. */
  get all(): readonly InjectedFault[] {
    return this.courses.map(({ fault, course }) => ({
      fault,
      begun: course.begun,
      ended: course.ended,
      strikes: course.strikeCount,
    }));
  }

  /**
   * Lets something go wrong, now or later.
   * @param owner who asks, for messages
   * @throws UnreadableInput when it is no fault; Error when what it concerns does not exist
   */
  inject(owner: string, injected: Fault): void {
    const fault = requireFault(owner, injected);
    const begin = kindOf(fault).prepare(fault, this.site);
    const course = new FaultCourse(fault, this.context.clock, () => this.tell(fault, course, 'ended'));
    this.courses.push({ fault, course });
    const start = () => {
      course.begin();
      this.tell(fault, course, 'begun');
      begin(course);
      if (!lasts(fault)) course.end();
    };
    if (fault.afterMs === undefined) start();
    else this.context.clock.schedule(`fault ${fault.type}`, fault.afterMs, () => this.tryTo(fault, start));
  }

  /** What was possible when it was injected need not be so when it begins. */
  private tryTo(fault: Fault, start: () => void): void {
    try {
      start();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.context.events.emit({ type: 'warning', message: `fault ${fault.type} did not happen: ${error.message}` });
    }
  }

  private tell({ type }: Fault, { strikeCount }: FaultCourse, state: 'begun' | 'ended'): void {
    this.context.events.emit({ type: 'fault', fault: type, state, strikes: strikeCount });
  }
}

function lasts(fault: Fault): boolean {
  return 'forMs' in kindOf(fault).properties;
}
