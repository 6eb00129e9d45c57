import { asSeries, mapSeries, type TimeSeries } from '../value';
import { argumentValue, type MathFunctions, numberOf, wordOf } from './math-function';

export const filling: MathFunctions = {
  FILL: (call) =>
    mapSeries(
      argumentValue(call, 0),
      call.context,
      fillerOf(wordOf(call, 1), () => filler(call)),
    ),
  PERIOD: ({ context: { periodMs } }) => periodMs / 1_000,
  TIME_SERIES: (call) => asSeries(numberOf(call, 0), call.context),
};

type Fill = (series: TimeSeries) => TimeSeries;

function filler(call: Parameters<MathFunctions[string]>[0]): TimeSeries {
  return asSeries(argumentValue(call, 1), call.context);
}

function fillerOf(word: string | undefined, other: () => TimeSeries): Fill {
  if (word === 'REPEAT') return repeated;
  if (word === 'LINEAR') return interpolated;
  const values = other();
  return (series) => series.map((value, i) => value ?? values[i]);
}

function repeated(series: TimeSeries): TimeSeries {
  let last: number | undefined;
  return series.map((value) => {
    last = value ?? last;
    return last;
  });
}

/** Only gaps between two values are filled. */
function interpolated(series: TimeSeries): TimeSeries {
  const known = series.flatMap((value, i) => (value === undefined ? [] : [i]));
  return series.map((value, i) => {
    if (value !== undefined) return value;
    const before = known.filter((k) => k < i).at(-1);
    const after = known.find((k) => k > i);
    if (before === undefined || after === undefined) return undefined;
    const [from, to] = [series[before] as number, series[after] as number];
    return from + ((to - from) * (i - before)) / (after - before);
  });
}
