import { AwsError } from '../../../kernel/aws-error';
import { eachPeriod, type LabelledSeries, present, SeriesList, type TimeSeries } from '../value';
import { type Call, listOf, type MathFunctions, numberOf, textOf, wordOf } from './math-function';
import { ORDERS } from './reductions';

export const lists: MathFunctions = {
  FIRST: (call) => nth(call, 0),
  LAST: (call) => nth(call, -1),
  METRICS: (call) => call.context.metrics(textOf(call, 0) ?? ''),
  METRIC_COUNT: (call) => listOf(call, 0).all.length,
  REMOVE_EMPTY: (call) => new SeriesList(listOf(call, 0).all.filter(({ values }) => present(values).length > 0)),
  SEARCH: (call) => {
    const [expression, statistic] = [textOf(call, 0), textOf(call, 1)];
    if (expression !== undefined && statistic !== undefined) return call.context.search(expression, statistic);
    throw new AwsError('ValidationError', 'SEARCH takes a search expression and a statistic, both in quotes');
  },
  SLICE: (call) => {
    const end = call.args.length > 2 ? numberOf(call, 2) : undefined;
    return new SeriesList(listOf(call, 0).all.slice(numberOf(call, 1), end));
  },
  SORT: sorted,
};

function nth(call: Call, position: number): TimeSeries {
  return listOf(call, 0).all.at(position)?.values ?? eachPeriod(call.context, () => undefined);
}

/** `SORT(METRICS(), MAX, DESC, 5)`; series without values come last. */
function sorted(call: Call): SeriesList {
  const order = ORDERS[wordOf(call, 1) ?? ''];
  const direction = { ASC: 1, DESC: -1 }[wordOf(call, 2) ?? ''];
  if (order === undefined || direction === undefined) {
    throw new AwsError('ValidationError', `SORT takes ${Object.keys(ORDERS).join(', ')} and then ASC or DESC`);
  }
  const rank = ({ values }: LabelledSeries) => {
    const known = present(values);
    return known.length === 0 ? Number.POSITIVE_INFINITY : direction * order(known);
  };
  const all = [...listOf(call, 0).all].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return new SeriesList(call.args.length > 3 ? all.slice(0, numberOf(call, 3)) : all);
}
