import type { EventLog, Invocation } from './kernel/event-log';

/** How much of events and responses is kept, in characters; the oldest go first. */
const KEPT_CHARACTERS = 64 * 1024 * 1024;
/** What an invocation takes beside its event and response, in characters. */
const OVERHEAD = 512;

/** One run of a function, as a test looks at it. */
export interface RecordedInvocation {
  readonly requestId: string;
  /** When it started, by the sandbox's clock: milliseconds since the epoch. */
  readonly time: number;
  readonly event: unknown;
  /** What the function returned, or the error object when it failed. */
  readonly response: unknown;
  readonly failed: boolean;
}

/** The last invocations of every function. */
export class InvocationLog {
  private readonly invocations: Invocation[] = [];
  private characters = 0;

  constructor(events: EventLog) {
    events.listen((event) => {
      if (event.type === 'invocation') this.add(event.invocation);
    });
  }

  of(functionName: string): RecordedInvocation[] {
    return this.invocations
      .filter((invocation) => invocation.functionName === functionName)
      .map(({ requestId, time, event, response, failed }) => ({
        requestId,
        time,
        event: JSON.parse(event),
        response: JSON.parse(response),
        failed,
      }));
  }

  private add(invocation: Invocation): void {
    this.invocations.push(invocation);
    this.characters += sizeOf(invocation);
    while (this.characters > KEPT_CHARACTERS && this.invocations.length > 1) {
      this.characters -= sizeOf(this.invocations.shift() as Invocation);
    }
  }
}

function sizeOf({ event, response }: Invocation): number {
  return OVERHEAD + event.length + response.length;
}
