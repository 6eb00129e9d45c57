import type { TimeSeries } from '../math/value';
import type { MetricReader, Periods } from '../metric-reader';
import { requireStatistic } from '../statistic';
import type { AlarmDefinition } from './alarm-definition';
import { type AlarmState, evaluateAlarm, evaluationRange, type Verdict } from './evaluation';
import { INITIAL_REASON, stateReason } from './reason';

/** Every alarm with a period of a minute or more is evaluated each minute. */
const CADENCE_MS = 60_000;

export interface StateChange {
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  readonly time: number;
}

/** An alarm on a metric or an expression. */
export class Alarm {
  state: AlarmState = 'INSUFFICIENT_DATA';
  reason = INITIAL_REASON;
  readonly history: StateChange[] = [];

  constructor(
    readonly definition: AlarmDefinition,
    private readonly reader: MetricReader,
    /** When it got its configuration. */
    readonly configuredAt: number,
  ) {}

  /** @returns the change, if the state is another now */
  evaluate(now: number): StateChange | undefined {
    const { definition } = this;
    const length = evaluationRange(definition);
    const end = now - (now % Math.min(CADENCE_MS, definition.periodMs));
    const start = end - length * definition.periodMs;
    const times = Array.from({ length }, (_, i) => start + i * definition.periodMs);
    const all = this.read({ start, periodMs: definition.periodMs, length });
    const { verdict, range } = this.worst(all.length > 0 ? all : [Array(length).fill(undefined)]);
    return this.become(verdict.state, stateReason(definition, verdict, range, times), now);
  }

  /** @throws Error when a statistic, a function or an expression is not understood here */
  rehearse(): void {
    const { queries, periodMs } = this.definition;
    for (const query of queries) if (query.kind === 'metric') requireStatistic(query.statistic);
    this.read({ start: 0, periodMs, length: 1 });
  }

  /** Until the next evaluation finds otherwise. */
  become(state: AlarmState, reason: string, now: number): StateChange | undefined {
    if (state === this.state) return undefined;
    const change = { from: this.state, to: state, reason, time: now };
    this.state = state;
    this.reason = reason;
    this.history.push(change);
    return change;
  }

  private read(periods: Periods): readonly TimeSeries[] {
    const { queries } = this.definition;
    return queries
      .filter(({ returnsData }) => returnsData)
      .flatMap((query) => this.reader.read(query, queries, periods));
  }

  /** Of several series, as a grouped query gives them, the one that is worst decides. */
  private worst(all: readonly TimeSeries[]): { verdict: Verdict; range: TimeSeries } {
    const { comparison, threshold, ...rule } = this.definition;
    const breaches = (value: number) => comparison.breaches(value, threshold);
    const verdicts = all.map((range) => ({ range, verdict: evaluateAlarm(range, { ...rule, breaches }, this.state) }));
    const severity = ({ verdict }: { verdict: Verdict }) => ['INSUFFICIENT_DATA', 'OK', 'ALARM'].indexOf(verdict.state);
    return verdicts.reduce((worst, candidate) => (severity(candidate) > severity(worst) ? candidate : worst));
  }
}
