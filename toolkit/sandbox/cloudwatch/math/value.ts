import { AwsError } from '../../kernel/aws-error';

/** A value for each period, oldest first; absent where there are no data. */
export type TimeSeries = readonly (number | undefined)[];

export interface LabelledSeries {
  readonly label: string;
  readonly values: TimeSeries;
}

/** An array of time series. */
export class SeriesList {
  constructor(readonly all: readonly LabelledSeries[]) {}

  map(each: (values: TimeSeries) => TimeSeries): SeriesList {
    return new SeriesList(this.all.map(({ label, values }) => ({ label, values: each(values) })));
  }
}

export type Value = number | TimeSeries | SeriesList;

export interface MathContext {
  /** Start of the first period, in milliseconds since the epoch. */
  readonly start: number;
  /** Number of periods. */
  readonly length: number;
  readonly periodMs: number;
  /** A metric or another expression. */
  value(id: string): Value;
  /** The metrics, but no expressions, whose id contains the text: what METRICS() stands for. */
  metrics(text: string): SeriesList;
  /** The metrics a search expression finds. */
  search(expression: string, statistic: string): SeriesList;
}

/** A number stands for a series that is the same in every period. */
export function asSeries(value: Value, { length }: MathContext): TimeSeries {
  if (typeof value === 'number') return Array<number>(length).fill(value);
  if (isList(value)) throw new AwsError('ValidationError', 'an expression must give one time series, got several');
  return value;
}

export function isList(value: Value): value is SeriesList {
  return value instanceof SeriesList;
}

/** A function of one series, for each of several. */
export function mapSeries(value: Value, context: MathContext, each: (values: TimeSeries) => TimeSeries): Value {
  return isList(value) ? value.map(each) : each(asSeries(value, context));
}

/** A value for each period. */
export function eachPeriod({ length }: MathContext, value: (i: number) => number | undefined): TimeSeries {
  return Array.from({ length }, (_, i) => value(i));
}

export function present(values: TimeSeries): number[] {
  return values.filter((value) => value !== undefined);
}
