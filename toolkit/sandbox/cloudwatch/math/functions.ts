import { AwsError } from '../../kernel/aws-error';
import type { Expression } from './expression';
import { asList, asSeries, isList, type MathContext, type TimeSeries, type Value } from './value';

type Evaluate = (expression: Expression, context: MathContext) => Value;

/** Arguments come as they are written: FILL knows the word REPEAT. */
type MathFunction = (args: readonly Expression[], context: MathContext, evaluate: Evaluate) => Value;

/** Over a list: a value for each period, from the values of all series. Over one series: one number. */
function reduction(reduce: (values: readonly number[]) => number): MathFunction {
  return ([argument], context, evaluate) => {
    const value = argumentValue(argument, context, evaluate);
    if (!isList(value)) return reduce(present(asSeries(value, context)));
    return periods(context, (i) => {
      const values = present(value.map((series) => series[i]));
      return values.length === 0 ? undefined : reduce(values);
    });
  };
}

function eachValue(map: (value: number) => number): MathFunction {
  return ([argument], context, evaluate) =>
    asSeries(argumentValue(argument, context, evaluate), context).map((value) =>
      value === undefined ? undefined : map(value),
    );
}

export const FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  SUM: reduction((values) => values.reduce((sum, value) => sum + value, 0)),
  AVG: reduction((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
  MAX: reduction((values) => Math.max(...values)),
  MIN: reduction((values) => Math.min(...values)),
  ABS: eachValue(Math.abs),
  CEIL: eachValue(Math.ceil),
  FLOOR: eachValue(Math.floor),
  METRICS: (_, context) => context.metrics(),
  PERIOD: (_, { periodMs }) => periodMs / 1_000,
  TIME_SERIES: ([argument], context, evaluate) => asSeries(argumentValue(argument, context, evaluate), context),
  FILL: ([argument, filler], context, evaluate) => {
    const value = argumentValue(argument, context, evaluate);
    const isRepeat = filler?.kind === 'metric' && filler.id === 'REPEAT';
    const fill = (series: TimeSeries) =>
      isRepeat ? repeated(series) : filled(series, asSeries(argumentValue(filler, context, evaluate), context));
    return isList(value) ? value.map(fill) : fill(asSeries(value, context));
  },
  IF: ([condition, whenTrue, whenFalse], context, evaluate) => {
    const chosen = asSeries(argumentValue(condition, context, evaluate), context);
    const yes = asSeries(argumentValue(whenTrue, context, evaluate), context);
    const no = whenFalse === undefined ? [] : asSeries(argumentValue(whenFalse, context, evaluate), context);
    return periods(context, (i) => (chosen[i] === undefined ? undefined : chosen[i] !== 0 ? yes[i] : no[i]));
  },
  DIFF: ([argument], context, evaluate) => changes(asSeries(argumentValue(argument, context, evaluate), context)),
  RATE: ([argument], context, evaluate) => {
    const seconds = context.periodMs / 1_000;
    return changes(asSeries(argumentValue(argument, context, evaluate), context)).map((change) =>
      change === undefined ? undefined : change / seconds,
    );
  },
  RUNNING_SUM: ([argument], context, evaluate) => {
    let sum = 0;
    return asList(argumentValue(argument, context, evaluate), context).flatMap((series) =>
      series.map((value) => {
        sum += value ?? 0;
        return sum;
      }),
    );
  },
};

function argumentValue(argument: Expression | undefined, context: MathContext, evaluate: Evaluate): Value {
  if (argument === undefined) throw new AwsError('ValidationError', 'a metric math function has too few arguments');
  return evaluate(argument, context);
}

function present(values: TimeSeries): number[] {
  return values.filter((value) => value !== undefined);
}

function periods({ length }: MathContext, value: (i: number) => number | undefined): TimeSeries {
  return Array.from({ length }, (_, i) => value(i));
}

function filled(series: TimeSeries, filler: TimeSeries): TimeSeries {
  return series.map((value, i) => value ?? filler[i]);
}

function repeated(series: TimeSeries): TimeSeries {
  let last: number | undefined;
  return series.map((value) => {
    last = value ?? last;
    return last;
  });
}

function changes(series: TimeSeries): TimeSeries {
  return series.map((value, i) => {
    const previous = series[i - 1];
    return value === undefined || previous === undefined ? undefined : value - previous;
  });
}
