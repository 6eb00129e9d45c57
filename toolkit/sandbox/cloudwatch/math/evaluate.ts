import { AwsError } from '../../kernel/aws-error';
import type { Expression } from './expression';
import { FUNCTIONS } from './functions';
import { asList, isList, type MathContext, type TimeSeries, type Value } from './value';

const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number | undefined>> = {
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

/** @throws AwsError `ValidationError` for what metric math does not have, or the sandbox does not know */
export function evaluate(expression: Expression, context: MathContext): Value {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'text':
      throw new AwsError('ValidationError', `a text has no value: "${expression.value}"`);
    case 'metric':
      return context.series(expression.id);
    case 'list':
      return expression.entries.flatMap((entry) => asList(evaluate(entry, context), context));
    case 'negation':
      return apply('-', 0, evaluate(expression.operand, context));
    case 'operation': {
      const operator = WORDS[expression.operator] ?? expression.operator;
      return apply(operator, evaluate(expression.left, context), evaluate(expression.right, context));
    }
    case 'call':
      return call(expression.name, expression.args, context);
  }
}

function apply(operator: string, left: Value, right: Value): Value {
  const operation = OPERATIONS[operator];
  if (operation === undefined) throw new AwsError('ValidationError', `there is no operator ${operator}`);
  if (isList(left)) return left.map((series) => apply(operator, series, right) as TimeSeries);
  if (isList(right)) return right.map((series) => apply(operator, left, series) as TimeSeries);
  if (typeof left === 'number' && typeof right === 'number') return operation(left, right) ?? 0;
  const length = typeof left === 'number' ? (right as TimeSeries).length : left.length;
  const at = (value: number | TimeSeries, i: number) => (typeof value === 'number' ? value : value[i]);
  return Array.from({ length }, (_, i) => {
    const [a, b] = [at(left, i), at(right, i)];
    return a === undefined || b === undefined ? undefined : operation(a, b);
  });
}

function call(name: string, args: readonly Expression[], context: MathContext): Value {
  const callee = Object.hasOwn(FUNCTIONS, name.toUpperCase()) ? FUNCTIONS[name.toUpperCase()] : undefined;
  if (callee === undefined)
    throw new AwsError('ValidationError', `the sandbox does not know the metric math function ${name}`);
  return callee(args, context, evaluate);
}
