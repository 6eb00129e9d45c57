import type { TimeSeries } from '../math/value';
import type { MetricReader } from '../metric-reader';
import type { Periods } from '../periods';
import { requireStatistic } from '../statistic';
import type { MetricAlarmDefinition } from './alarm-definition';
import type { AlarmState } from './alarm-state';
import { cadenceMs } from './cadence';
import { evaluateAlarm, evaluationRange, type Verdict } from './evaluation';
import { type Evaluated, stateReason } from './reason';
import { stateReasonData } from './reason-data';

/** The state that an alarm comes into, and why. */
export interface Outcome {
  readonly state: AlarmState;
  readonly reason: string;
  /** JSON text. */
  readonly reasonData: string;
}

/** Evaluates alarms on metrics and expressions. */
export class MetricEvaluator {
  constructor(private readonly reader: MetricReader) {}

  /** @returns nothing while the alarm stays in its state */
  evaluate(definition: MetricAlarmDefinition, current: AlarmState, now: number): Outcome | undefined {
    const { periodMs } = definition;
    const length = evaluationRange(definition);
    const start = now - (now % cadenceMs(definition)) - length * periodMs;
    const all = this.read(definition, { start, periodMs, length });
    const series = all.length > 0 ? all : [Array<undefined>(length).fill(undefined)];
    const evaluated = worst(series.map((range) => ({ range, start, verdict: verdictOf(definition, range, current) })));
    if (evaluated.verdict.state === current) return undefined;
    return {
      state: evaluated.verdict.state,
      reason: stateReason(definition, evaluated),
      reasonData: stateReasonData(definition, evaluated, now),
    };
  }

  /** @throws Error when a statistic, a function or an expression is not understood here */
  rehearse(definition: MetricAlarmDefinition): void {
    for (const query of definition.queries) if (query.kind === 'metric') requireStatistic(query.statistic);
    this.read(definition, { start: 0, periodMs: definition.periodMs, length: 1 });
  }

  private read({ queries }: MetricAlarmDefinition, periods: Periods): readonly TimeSeries[] {
    return queries
      .filter(({ returnsData }) => returnsData)
      .flatMap((query) => this.reader.read(query, queries, periods));
  }
}

function verdictOf(definition: MetricAlarmDefinition, range: TimeSeries, current: AlarmState): Verdict {
  const { comparison, threshold, evaluationPeriods, datapointsToAlarm = evaluationPeriods } = definition;
  const breaches = (value: number) => comparison.breaches(value, threshold);
  return evaluateAlarm(range, { ...definition, datapointsToAlarm, breaches }, current);
}

/** Of several series, as a grouped query gives them, the one that is worst decides. */
function worst(all: readonly Evaluated[]): Evaluated {
  const severity = ({ verdict }: Evaluated) => ['INSUFFICIENT_DATA', 'OK', 'ALARM'].indexOf(verdict.state);
  return all.reduce((worst, candidate) => (severity(candidate) > severity(worst) ? candidate : worst));
}
