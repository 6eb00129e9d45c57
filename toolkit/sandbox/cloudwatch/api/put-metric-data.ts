import { AwsError } from '../../kernel/aws-error';
import { metricIdentity } from '../alarm/metric-query';
import { optionalText, optionalTime, requiredText } from './members';
import type { CloudWatchBackend, Input, Operation } from './operation';

const MOST_DATUMS = 1_000;
const MOST_VALUES = 150;

export const putMetricData: Operation = (input, backend) => {
  const namespace = requiredText(input, 'Namespace');
  const datums = (input.MetricData ?? []) as readonly Input[];
  if (datums.length > MOST_DATUMS) {
    throw new AwsError('InvalidParameterValue', `MetricData must be at most ${MOST_DATUMS}, got ${datums.length}`);
  }
  for (const datum of datums) putDatum({ Namespace: namespace, ...datum }, backend);
  return undefined;
};

function putDatum(datum: Input, { telemetry }: CloudWatchBackend): void {
  const { namespace, metricName: name, dimensions } = metricIdentity(datum);
  const timestamp = optionalTime(datum, 'Timestamp');
  const metric = { namespace, name, dimensions, unit: optionalText(datum, 'Unit'), timestamp };
  const set = datum.StatisticValues as Readonly<Record<string, number>> | undefined;
  if (set !== undefined) {
    const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set;
    telemetry.putSet(metric, { count: SampleCount, sum: Sum, min: Minimum, max: Maximum });
    return;
  }
  const counts = numbers(datum, 'Counts');
  for (const [i, value] of valuesOf(datum).entries()) telemetry.put({ ...metric, value, count: counts[i] ?? 1 });
}

function valuesOf(datum: Input): readonly number[] {
  const values = datum.Value === undefined ? numbers(datum, 'Values') : numbers({ Value: [datum.Value] }, 'Value');
  if (values.length >= 1 && values.length <= MOST_VALUES) return values;
  throw new AwsError('InvalidParameterValue', `Values must be 1 to ${MOST_VALUES}, got ${values.length}`);
}

function numbers(datum: Input, name: string): readonly number[] {
  const value = datum[name] ?? [];
  if (Array.isArray(value) && value.every((entry) => Number.isFinite(entry))) return value;
  throw new AwsError('InvalidParameterValue', `${name} must be finite numbers, got ${JSON.stringify(value)}`);
}
