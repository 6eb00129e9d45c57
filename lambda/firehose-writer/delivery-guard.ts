import { type CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';

/** CloudWatch describes alarms 9 times a second, to all of an account together. */
const GOOD_FOR_MS = 60_000;

/**
 * Knows whether a delivery stream may be given more: not while one of its alarms says that delivery has fallen behind. That it may is
 * good for a minute, and that it may not is asked again each time, so that nothing waits longer than it must.
 *
 * A minute is counted both by the clock, since a batch that is refused comes again at the same arrival, and by the arrival of records, for
 * where time is turned.
 */
export class DeliveryGuard {
  private open = { arrival: Number.NEGATIVE_INFINITY, time: Number.NEGATIVE_INFINITY };

  public constructor(
    private readonly client: Pick<CloudWatchClient, 'send'>,
    private readonly alarmNames: readonly string[],
    private readonly now = Date.now,
  ) {}

  /**
   * The alarm that is on; undefined if delivery keeps up.
   * @param arrival of the newest record, in milliseconds since 1970
   * @throws Error when CloudWatch does not say: then nothing may be given
   */
  public async alarmAt(arrival: number): Promise<string | undefined> {
    const time = this.now();
    const age = Math.max(Math.abs(arrival - this.open.arrival), time - this.open.time);
    if (age < GOOD_FOR_MS) return undefined;
    const states = await this.readStates();
    const alarm = this.alarmNames.find((name) => states.get(name) === 'ALARM');
    if (alarm === undefined) this.open = { arrival, time };
    return alarm;
  }

  /** An alarm that somebody deleted would hold nothing back any more, and nobody would know. */
  private async readStates(): Promise<ReadonlyMap<string, string>> {
    const command = new DescribeAlarmsCommand({ AlarmNames: [...this.alarmNames], AlarmTypes: ['MetricAlarm'] });
    const { MetricAlarms = [] } = await this.client.send(command);
    const states = new Map(MetricAlarms.map(({ AlarmName = '', StateValue = '' }) => [AlarmName, StateValue]));
    const missing = this.alarmNames.find((name) => !states.has(name));
    if (missing !== undefined) throw new Error(`firehose-writer: the alarm ${missing} must exist, got none`);
    return states;
  }
}
