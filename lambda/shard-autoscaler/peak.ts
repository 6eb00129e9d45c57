import { Cron } from 'croner';

const MINUTE_MS = 60_000;
const EXPRESSION = /^(cron|at)\((.*)\)$/;

/** A known peak, as the environment tells of it. */
export interface PeakSettings {
  /** `cron(...)` or `at(...)` of EventBridge Scheduler: when it begins. */
  readonly schedule: string;
  readonly timeZone: string;
  readonly minutes: number;
  readonly minShards: number;
}

/** A known peak: from each of its beginnings on, for so many minutes, the stream has at least so many shards. */
export class Peak {
  private readonly beginnings: Cron;

  constructor(private readonly settings: PeakSettings) {
    this.beginnings = beginningsOf(settings);
  }

  /** The shards that the peak asks for; 0 when it is not on. */
  floorAt(now: number): number {
    const { minutes, minShards } = this.settings;
    const last = this.beginnings.nextRun(new Date(now - minutes * MINUTE_MS));
    return last !== null && last.getTime() <= now ? minShards : 0;
  }
}

/** The day of the week is counted as AWS does, from Sunday as 1; its L by itself is the last one. */
function beginningsOf({ schedule, timeZone }: PeakSettings): Cron {
  const [, kind, text = ''] = EXPRESSION.exec(schedule) ?? [];
  if (kind === undefined) throw new Error(`shard-autoscaler: schedule must be cron(...) or at(...), got ${schedule}`);
  const options = { timezone: timeZone, paused: true, allowPast: true } as const;
  if (kind === 'at') return new Cron(text, options);
  const fields = text.trim().split(/\s+/);
  const seconds = '0';
  const weekday = fields[4] === 'L' ? 'SAT' : fields[4];
  const pattern = [seconds, ...fields.slice(0, 4), weekday, fields[5] ?? '*'].join(' ');
  return new Cron(pattern, { ...options, mode: '7-part', alternativeWeekdays: true, sloppyRanges: true });
}
