import type { EventLog, TimedEvent } from '../../sandbox/kernel/event-log';

export interface DeliveryActivity {
  objects: number;
  requests: number;
  records: number;
  copiedRows: number;
  copies: number;
  failedCopies: number;
}

const NOTHING: DeliveryActivity = { objects: 0, requests: 0, records: 0, copiedRows: 0, copies: 0, failedCopies: 0 };

/** Counts what happens while the command runs. */
export class Activity {
  records = 0;
  throttled = 0;
  /** Records that a function could not process: in a failure destination, or given up where there is none. */
  unprocessed = 0;
  readonly deliveries = new Map<string, DeliveryActivity>();
  /** Alarms that went off, with the time of the last. */
  readonly alarmed = new Map<string, number>();

  constructor(events: EventLog) {
    events.listen((event) => this.count(event));
  }

  private count(event: TimedEvent): void {
    if (event.type === 'records-put') {
      this.records += event.records;
      this.throttled += event.throttled;
    } else if (event.type === 'batch-settled') {
      const isLost = event.outcome === 'failure-destination' || event.outcome === 'discarded';
      if (isLost) this.unprocessed += event.records;
    } else if (event.type === 'object-delivered' && event.errorType === undefined) {
      const delivery = this.delivery(event.deliveryStream);
      delivery.objects++;
      delivery.records += event.records;
    } else if (event.type === 'request-delivered') {
      const delivery = this.delivery(event.deliveryStream);
      delivery.requests++;
      delivery.records += event.records;
    } else if (event.type === 'copy') {
      const delivery = this.delivery(event.deliveryStream);
      delivery.copiedRows += event.rows;
      if (event.error === undefined) delivery.copies++;
      else delivery.failedCopies++;
    } else if (event.type === 'alarm' && event.to === 'ALARM') {
      this.alarmed.set(event.alarm, event.time);
    }
  }

  private delivery(name: string): DeliveryActivity {
    const known = this.deliveries.get(name) ?? { ...NOTHING };
    this.deliveries.set(name, known);
    return known;
  }
}
