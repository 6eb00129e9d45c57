import type { MetricAlarmDefinition } from './alarm-definition';
import type { Evaluated } from './reason';
import { timestamp } from './timestamp';

/** What a state is decided by, as JSON text that programs read. */
export function stateReasonData(definition: MetricAlarmDefinition, evaluated: Evaluated, now: number): string {
  const { range, start, verdict } = evaluated;
  const { periodMs, unit, threshold } = definition;
  const at = (i: number) => timestamp(start + i * periodMs);
  const oldest = verdict.decidedBy.at(-1);
  const newestFirst = [...range.keys()].slice(-definition.evaluationPeriods).reverse();
  return JSON.stringify({
    version: '1.0',
    queryDate: timestamp(now),
    ...(oldest !== undefined && { startDate: at(oldest) }),
    ...(unit !== undefined && { unit }),
    ...statisticOf(definition),
    period: periodMs / 1_000,
    recentDatapoints: verdict.decidedBy.map((i) => range[i]).reverse(),
    threshold,
    evaluatedDatapoints: (verdict.decidedBy.length > 0 ? verdict.decidedBy : newestFirst).map((i) => ({
      timestamp: at(i),
      ...(range[i] !== undefined && { value: range[i] }),
    })),
  });
}

function statisticOf({ form, queries: [first] }: MetricAlarmDefinition): object {
  return form === 'MetricName' && first?.kind === 'metric' ? { statistic: first.statistic } : {};
}
