import { AwsError } from '../../kernel/aws-error';
import { isList, type TimeSeries, type Value } from './value';

type Operation = (left: number, right: number) => number | undefined;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? undefined : left / right),
  '^': (left, right) => left ** right,
  '==': (left, right) => Number(left === right),
  '!=': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '>': (left, right) => Number(left > right),
  '<=': (left, right) => Number(left <= right),
  '>=': (left, right) => Number(left >= right),
  '&&': (left, right) => Number(left !== 0 && right !== 0),
  '||': (left, right) => Number(left !== 0 || right !== 0),
};

const WORDS: Readonly<Record<string, string>> = { AND: '&&', OR: '||' };

/**
 * Where one of two series has no value it counts as 0; where neither has one, nor has the result. What is divided by 0
 * is dropped.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function operate(operator: string, left: Value, right: Value): Value {
  const operation = OPERATIONS[WORDS[operator] ?? operator];
  if (operation === undefined) throw new AwsError('ValidationError', `there is no operator ${operator}`);
  return apply(operation, left, right);
}

function apply(operation: Operation, left: Value, right: Value): Value {
  if (isList(left) && isList(right)) {
    throw new AwsError('ValidationError', 'an operator takes one array of time series at most, got two');
  }
  if (isList(left)) return left.map((series) => apply(operation, series, right) as TimeSeries);
  if (isList(right)) return right.map((series) => apply(operation, left, series) as TimeSeries);
  if (typeof left === 'number') {
    if (typeof right === 'number') return operation(left, right) ?? Number.NaN;
    return right.map((value) => (value === undefined ? undefined : operation(left, value)));
  }
  if (typeof right === 'number') {
    return left.map((value) => (value === undefined ? undefined : operation(value, right)));
  }
  return left.map((value, i) =>
    value === undefined && right[i] === undefined ? undefined : operation(value ?? 0, right[i] ?? 0),
  );
}
