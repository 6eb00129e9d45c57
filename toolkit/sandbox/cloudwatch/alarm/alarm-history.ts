import type { StateChange, StateRecord } from './alarm-state';

export interface HistoryItem {
  readonly time: number;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  /** JSON text. */
  readonly data: string;
}

/** Items and changes that are kept of each alarm. */
const KEPT = 1_000;

/** What happened to an alarm, oldest first. */
export class AlarmHistory {
  readonly items: HistoryItem[] = [];
  readonly changes: StateChange[] = [];

  constructor(private readonly alarmName: string) {}

  created(time: number): void {
    this.add(time, 'ConfigurationUpdate', `Alarm "${this.alarmName}" created`, { type: 'Create' });
  }

  updated(time: number): void {
    this.add(time, 'ConfigurationUpdate', `Alarm "${this.alarmName}" updated`, { type: 'Update' });
  }

  changed(change: StateChange): void {
    this.changes.push(change);
    if (this.changes.length > KEPT) this.changes.shift();
    const { previous, current } = change;
    const data = { oldState: stateData(previous), newState: stateData(current) };
    this.add(current.time, 'StateUpdate', `Alarm updated from ${previous.value} to ${current.value}`, data);
  }

  acted(time: number, action: string, error?: string): void {
    const outcome = error === undefined ? 'Successfully executed' : 'Failed to execute';
    this.add(time, 'Action', `${outcome} action ${action}`, { actionArn: action, ...(error && { error }) });
  }

  private add(time: number, type: HistoryItem['type'], summary: string, data: object): void {
    this.items.push({ time, type, summary, data: JSON.stringify({ version: '1.0', ...data }) });
    if (this.items.length > KEPT) this.items.shift();
  }
}

function stateData({ value, reason, reasonData }: StateRecord): object {
  const data: unknown = reasonData === undefined ? undefined : JSON.parse(reasonData);
  return { stateValue: value, stateReason: reason, stateReasonData: data };
}
