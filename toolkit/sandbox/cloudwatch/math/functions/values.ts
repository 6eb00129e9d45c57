import { mapSeries, type TimeSeries } from '../value';
import { argumentValue, type MathFunction, type MathFunctions } from './math-function';

function eachValue(map: (value: number) => number): MathFunction {
  return (call) => {
    const value = argumentValue(call, 0);
    if (typeof value === 'number') return map(value);
    return mapSeries(value, call.context, (values) => values.map((one) => (one === undefined ? undefined : map(one))));
  };
}

function eachSeries(map: (values: TimeSeries, periodMs: number) => TimeSeries): MathFunction {
  return (call) => mapSeries(argumentValue(call, 0), call.context, (values) => map(values, call.context.periodMs));
}

/** What becomes of each value and the one before it, however long ago that was. */
function changes(change: (difference: number, seconds: number) => number): MathFunction {
  return eachSeries((values, periodMs) => {
    let previous: number | undefined;
    return values.map((value, i) => {
      if (value === undefined) return undefined;
      const before = previous;
      previous = i;
      if (before === undefined) return undefined;
      return change(value - (values[before] as number), ((i - before) * periodMs) / 1_000);
    });
  });
}

export const values: MathFunctions = {
  ABS: eachValue(Math.abs),
  CEIL: eachValue(Math.ceil),
  DIFF: changes((difference) => difference),
  DIFF_TIME: changes((_, seconds) => seconds),
  FLOOR: eachValue(Math.floor),
  LOG: eachValue(Math.log),
  LOG10: eachValue(Math.log10),
  RATE: changes((difference, seconds) => difference / seconds),
  RUNNING_SUM: eachSeries((values) => {
    let sum = 0;
    return values.map((value) => {
      sum += value ?? 0;
      return value === undefined ? undefined : sum;
    });
  }),
};
