import type { Clock } from './clock';
import type { EventLog, SandboxEvent, TimedEvent } from './event-log';

export class ClockedEventLog implements EventLog {
  private readonly listeners = new Set<(event: TimedEvent) => void>();

  constructor(private readonly clock: Clock) {}

  emit(event: SandboxEvent): void {
    const timed = { ...event, time: this.clock.now() };
    for (const listener of this.listeners) listener(timed);
  }

  listen(listener: (event: TimedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
