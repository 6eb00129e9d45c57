import { AwsError } from '../../kernel/aws-error';
import type { Expression } from './expression';
import { FUNCTIONS } from './functions';
import { operate } from './operators';
import { asSeries, isList, type LabelledSeries, type MathContext, SeriesList, type Value } from './value';

/** @throws AwsError `ValidationError` for what metric math does not have, or the sandbox does not know */
export function evaluate(expression: Expression, context: MathContext): Value {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'text':
      throw new AwsError('ValidationError', `a text has no value: "${expression.value}"`);
    case 'metric':
      return context.value(expression.id);
    case 'list':
      return new SeriesList(expression.entries.flatMap((entry) => members(entry, context)));
    case 'negation':
      return operate('-', 0, evaluate(expression.operand, context));
    case 'operation':
      return operate(expression.operator, evaluate(expression.left, context), evaluate(expression.right, context));
    case 'call':
      return call(expression.name, expression.args, context);
  }
}

function members(entry: Expression, context: MathContext): readonly LabelledSeries[] {
  const value = evaluate(entry, context);
  if (isList(value)) return value.all;
  return [{ label: entry.kind === 'metric' ? entry.id : '', values: asSeries(value, context) }];
}

function call(name: string, args: readonly Expression[], context: MathContext): Value {
  const callee = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (callee === undefined)
    throw new AwsError('ValidationError', `the sandbox does not know the metric math function ${name}`);
  return callee({ args, context, value: (argument) => evaluate(argument, context) });
}
