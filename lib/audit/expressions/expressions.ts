import type { RawTemplate } from '../raw-template';
import { Allowance } from './allowance';
import { ALTERNATIVES_LIMIT } from './combinations';
import { Conditions, type Environment } from './conditions';
import type { Folding } from './folding';
import { FUNCTIONS } from './functions';
import { intrinsicOf } from './intrinsic';
import { parameterValues } from './parameters';
import { ABSENT, expressionOf, known, reference, unresolved, type Value } from './value';

/** Templates of people and of tools stay far below; a hostile one must not exhaust the call stack. */
const DEPTH_LIMIT = 100;

/** What the expressions of a template may fold to: many times what any of people needs. */
const MOST_MEBIBYTES = 16;

/** Folds the expressions of one template. */
export class Expressions implements Folding {
  private readonly conditions: Conditions;
  private readonly folded = new WeakMap<object, readonly Value[]>();
  private readonly parameters = new Map<string, readonly Value[]>();
  private readonly allowance = new Allowance(MOST_MEBIBYTES);
  private depth = 0;

  constructor(
    readonly template: RawTemplate,
    environment: Environment,
  ) {
    this.conditions = new Conditions(this, template.Conditions, environment);
  }

  alternatives(expression: unknown): readonly Value[] {
    if (expression === undefined || expression === null) return [ABSENT];
    if (typeof expression !== 'object') return [known(expression)];
    const before = this.folded.get(expression);
    if (before !== undefined) return before;
    const values = this.deeper(() => this.fold(expression));
    this.folded.set(expression, values);
    return values;
  }

  ref(name: string): readonly Value[] {
    if (name === 'AWS::NoValue') return [ABSENT];
    const { Parameters } = this.template;
    if (Parameters === undefined || !Object.hasOwn(Parameters, name)) return [reference(name)];
    const values = this.parameters.get(name) ?? parameterValues(name, Parameters[name]);
    this.parameters.set(name, values);
    return values;
  }

  decide(condition: string): boolean | undefined {
    return this.conditions.decide(condition);
  }

  private fold(expression: object): readonly Value[] {
    if (Array.isArray(expression)) return [known(this.list(expression))];
    const call = intrinsicOf(expression);
    if (call === undefined) return [known(this.object(expression))];
    const values = FUNCTIONS.get(call.name)?.(call.argument, this) ?? [];
    if (!this.allowance.take(values)) return [unresolved(`one of more values than ${MOST_MEBIBYTES} MiB hold`)];
    return values.length === 0 || values.length > ALTERNATIVES_LIMIT ? [unresolved(expression)] : values;
  }

  private list(items: readonly unknown[]): unknown[] {
    return items.map((item) => this.asExpression(item)).filter((item) => item !== undefined);
  }

  private object(owner: object): object {
    const entries = Object.entries(owner).map(([key, entry]) => [key, this.asExpression(entry)] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
  }

  /** One expression again; where there are alternatives, the call that chooses between them. */
  private asExpression(expression: unknown): unknown {
    const [only, ...others] = this.alternatives(expression);
    if (only !== undefined && others.length === 0) return expressionOf(only);
    const call = intrinsicOf(expression);
    if (call?.name !== 'Fn::If' || !Array.isArray(call.argument)) return expression;
    const [condition, ...branches] = call.argument;
    const absent = { Ref: 'AWS::NoValue' };
    return { 'Fn::If': [condition, ...branches.map((branch) => this.asExpression(branch) ?? absent)] };
  }

  private deeper(fold: () => readonly Value[]): readonly Value[] {
    if (this.depth >= DEPTH_LIMIT) return [unresolved(`nested deeper than ${DEPTH_LIMIT} levels`)];
    this.depth += 1;
    try {
      return fold();
    } finally {
      this.depth -= 1;
    }
  }
}
