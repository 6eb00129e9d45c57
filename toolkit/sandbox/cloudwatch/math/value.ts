import { AwsError } from '../../kernel/aws-error';

/** A value for each period, oldest first; absent where there are no data. */
export type TimeSeries = readonly (number | undefined)[];

export type Value = number | TimeSeries | readonly TimeSeries[];

export interface MathContext {
  /** Number of periods. */
  readonly length: number;
  readonly periodMs: number;
  series(id: string): TimeSeries;
  /** All metrics, but no expressions: what METRICS() stands for. */
  metrics(): readonly TimeSeries[];
}

/** A number stands for a series that is the same in every period. */
export function asSeries(value: Value, { length }: MathContext): TimeSeries {
  if (typeof value === 'number') return Array<number>(length).fill(value);
  if (isList(value)) throw new AwsError('ValidationError', 'an expression must give one time series, got several');
  return value;
}

export function asList(value: Value, context: MathContext): readonly TimeSeries[] {
  return isList(value) ? value : [asSeries(value, context)];
}

export function isList(value: Value): value is readonly TimeSeries[] {
  return Array.isArray(value) && Array.isArray(value[0]);
}
