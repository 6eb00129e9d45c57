import type { MetricAlarmDefinition } from './alarm-definition';
import type { Verdict } from './evaluation';

/** The values an alarm was evaluated over, and what came of it. */
export interface Evaluated {
  readonly verdict: Verdict;
  /** A value for each period, oldest first; absent where there are no data. */
  readonly range: readonly (number | undefined)[];
  /** Start of the first period, in milliseconds since the epoch. */
  readonly start: number;
}

const SHOWN_VALUES = 3;

const FILLED_AS: Readonly<Record<string, string>> = {
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
  missing: 'Missing',
  ignore: 'Ignored',
};

export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

/** Why an alarm is in its state, as CloudWatch words it. */
export function stateReason(definition: MetricAlarmDefinition, evaluated: Evaluated): string {
  const { verdict, range, start } = evaluated;
  if (verdict.decidedBy.length === 0) return withoutData(definition, verdict);
  const { comparison, threshold, periodMs } = definition;
  const isAlarm = verdict.state === 'ALARM';
  const breaching = verdict.decidedBy.filter((i) => comparison.breaches(range[i] as number, threshold));
  const deciding = isAlarm ? breaching : verdict.decidedBy;
  const values = deciding
    .slice(0, SHOWN_VALUES)
    .map((i) => `${decimal(range[i] as number)} (${dateTime(start + i * periodMs)})`);
  const subject = `${subjectOf(definition, deciding.length)} [${values.join(', ')}]`;
  const verb = `${deciding.length === 1 ? 'was' : 'were'}${isAlarm ? '' : ' not'}`;
  const bound = `the threshold (${decimal(threshold)})`;
  return `Threshold Crossed: ${subject} ${verb} ${comparison.words} ${bound}${minimum(definition, isAlarm)}.`;
}

/** An alarm that says how many datapoints it takes is told of by that number. */
function subjectOf({ datapointsToAlarm, evaluationPeriods }: MetricAlarmDefinition, count: number): string {
  if (datapointsToAlarm === undefined) return plural(count, 'datapoint');
  return `${count} out of the last ${evaluationPeriods} datapoints`;
}

function minimum({ datapointsToAlarm, evaluationPeriods }: MetricAlarmDefinition, isAlarm: boolean): string {
  if (datapointsToAlarm === undefined) return '';
  return isAlarm
    ? ` (minimum ${plural(datapointsToAlarm, 'datapoint')} for OK -> ALARM transition)`
    : ` (minimum ${plural(evaluationPeriods - datapointsToAlarm + 1, 'datapoint')} for ALARM -> OK transition)`;
}

function withoutData(
  { treatMissingData, evaluationPeriods }: MetricAlarmDefinition,
  { filled, state }: Verdict,
): string {
  if (state === 'INSUFFICIENT_DATA') {
    return `Insufficient Data: ${plural(evaluationPeriods, 'datapoint')} ${evaluationPeriods === 1 ? 'was' : 'were'} unknown.`;
  }
  const points = `${filled} missing ${filled === 1 ? 'datapoint was' : 'datapoints were'}`;
  return `Threshold Crossed: no datapoints were received for ${plural(evaluationPeriods, 'period')} and ${points} treated as [${FILLED_AS[treatMissingData]}].`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with at least one digit after the point. */
function decimal(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** `MM/DD/YY HH:MM:SS`, in UTC. */
function dateTime(time: number): string {
  const [year, month, day, clock] = new Date(time).toISOString().split(/[-T.]/) as [string, string, string, string];
  return `${month}/${day}/${year.slice(2)} ${clock}`;
}
