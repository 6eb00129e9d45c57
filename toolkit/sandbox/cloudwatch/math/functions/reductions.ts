import { asSeries, eachPeriod, isList, present } from '../value';
import { argumentValue, type MathFunction, type MathFunctions } from './math-function';

type Reduce = (values: readonly number[]) => number;

const sum: Reduce = (values) => values.reduce((total, value) => total + value, 0);
const average: Reduce = (values) => sum(values) / values.length;

/** Over an array: a value for each period, from the values of all series. Over one series: one number. */
function reduction(reduce: Reduce): MathFunction {
  return (call) => {
    const value = argumentValue(call, 0);
    if (!isList(value)) return reduce(present(asSeries(value, call.context)));
    return eachPeriod(call.context, (i) => {
      const values = present(value.all.map((series) => series.values[i]));
      return values.length === 0 ? undefined : reduce(values);
    });
  };
}

/** Series without a value count as 0 in the average of an array. */
const AVG: MathFunction = (call) => {
  const value = argumentValue(call, 0);
  if (!isList(value)) return average(present(asSeries(value, call.context)));
  return eachPeriod(call.context, (i) => {
    const values = present(value.all.map((series) => series.values[i]));
    return values.length === 0 ? undefined : sum(values) / value.all.length;
  });
};

export const reductions: MathFunctions = {
  AVG,
  DATAPOINT_COUNT: reduction((values) => values.length),
  MAX: reduction((values) => Math.max(...values)),
  MIN: reduction((values) => Math.min(...values)),
  STDDEV: reduction((values) => {
    const mean = average(values);
    return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
  }),
  SUM: reduction(sum),
};

/** What SORT orders series by. */
export const ORDERS: Readonly<Record<string, Reduce>> = {
  AVG: average,
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
  SUM: sum,
};
