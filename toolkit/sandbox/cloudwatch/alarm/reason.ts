import type { AlarmDefinition } from './alarm-definition';
import type { Verdict } from './evaluation';

const SHOWN_VALUES = 3;

const FILLED_AS: Readonly<Record<string, string>> = {
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
  missing: 'Missing',
  ignore: 'Ignored',
};

export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

/**
 * Why an alarm is in its state, as CloudWatch words it.
 * @param range values of the evaluation range, oldest first
 * @param times the start of each period, in milliseconds since the epoch
 */
export function stateReason(
  definition: AlarmDefinition,
  verdict: Verdict,
  range: readonly (number | undefined)[],
  times: readonly number[],
): string {
  if (verdict.decidedBy.length === 0) return withoutData(definition, verdict);
  const { comparison, threshold } = definition;
  const breaching = verdict.decidedBy.filter((i) => comparison.breaches(range[i] as number, threshold));
  const shown = (verdict.state === 'ALARM' ? breaching : verdict.decidedBy).slice(0, SHOWN_VALUES);
  const values = shown.map((i) => `${decimal(range[i] as number)} (${dateTime(times[i] as number)})`);
  const number = verdict.state === 'ALARM' ? breaching.length : verdict.decidedBy.length;
  const subject = `${number} ${number === 1 ? 'datapoint' : 'datapoints'}`;
  const verb = number === 1 ? 'was' : 'were';
  const negation = verdict.state === 'ALARM' ? '' : ' not';
  return `Threshold Crossed: ${subject} [${values.join(', ')}] ${verb}${negation} ${comparison.words} the threshold (${decimal(threshold)}).`;
}

function withoutData({ treatMissingData, evaluationPeriods }: AlarmDefinition, { filled, state }: Verdict): string {
  const periods = `${evaluationPeriods} ${evaluationPeriods === 1 ? 'period' : 'periods'}`;
  const none = `no datapoints were received for ${periods}`;
  if (state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${none}.`;
  const points = `${filled} missing ${filled === 1 ? 'datapoint was' : 'datapoints were'}`;
  return `Threshold Crossed: ${none} and ${points} treated as [${FILLED_AS[treatMissingData]}].`;
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
