import { randomBytes } from 'node:crypto';
import type { RecordKeys } from '../partitioning/partition-keys';
import { dateFormat } from './date-pattern';
import type { ZonedTime } from './zoned-time';

/** What the expressions of a prefix are evaluated with. */
export interface PrefixValues {
  readonly time: ZonedTime;
  /** Only known to an error prefix. */
  readonly errorType?: string;
  /** Only known to the prefix of a dynamic partition. */
  readonly keys?: RecordKeys;
}

/** A partition key that a prefix names. */
export interface NamedKey {
  readonly source: keyof RecordKeys;
  readonly name: string;
}

type Part = (values: PrefixValues) => string;

const EXPRESSION = /!\{([a-zA-Z]+):([^}]*)\}/g;
const KEY_SOURCES: Readonly<Record<string, keyof RecordKeys>> = {
  partitionKeyFromQuery: 'fromQuery',
  partitionKeyFromLambda: 'fromLambda',
};
const RANDOM_ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const RANDOM_LENGTH = 11;

/** A prefix with `!{namespace:value}` expressions, read once. */
export class PrefixExpression {
  readonly hasExpressions: boolean;
  readonly namesErrorType: boolean;
  readonly keys: readonly NamedKey[];
  private readonly parts: readonly Part[];

  /** @throws Error that says which expression is not understood */
  constructor(readonly text: string) {
    const expressions = [...text.matchAll(EXPRESSION)];
    const literals = text.split(/!\{[a-zA-Z]+:[^}]*\}/);
    const stray = literals.find((literal) => literal.includes('!{'));
    if (stray !== undefined) throw new Error(`the unfinished expression ${stray.slice(stray.indexOf('!{'))}`);
    this.hasExpressions = expressions.length > 0;
    this.namesErrorType = expressions.some(([expression]) => expression === '!{firehose:error-output-type}');
    this.keys = expressions.flatMap(([, namespace = '', name = '']) => {
      const source = KEY_SOURCES[namespace];
      return source === undefined ? [] : [{ source, name }];
    });
    this.parts = literals.flatMap((literal, i) => {
      const expression = expressions[i];
      const part: Part = () => literal;
      return expression === undefined ? [part] : [part, partOf(expression)];
    });
  }

  evaluate(values: PrefixValues): string {
    return this.parts.map((part) => part(values)).join('');
  }
}

function partOf([expression, namespace, value]: RegExpMatchArray): Part {
  if (namespace === 'timestamp') {
    const format = dateFormat(value as string);
    return ({ time }) => format(time);
  }
  const source = KEY_SOURCES[namespace as string];
  if (source !== undefined) return ({ keys }) => keys?.[source]?.[value as string] ?? '';
  if (expression === '!{firehose:random-string}') return randomString;
  if (expression === '!{firehose:error-output-type}') return ({ errorType }) => errorType ?? '';
  throw new Error(`the expression ${expression}`);
}

function randomString(): string {
  const letters = Array.from(randomBytes(RANDOM_LENGTH), (byte) => RANDOM_ALPHABET[byte % RANDOM_ALPHABET.length]);
  return letters.join('');
}
