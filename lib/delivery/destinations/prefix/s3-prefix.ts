import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../../private/validation';
import { expressionsOf, isWellFormed, literalsOf, type PrefixExpression } from './prefix-expression';
import { isTimestampPattern } from './timestamp-pattern';

const TIMESTAMP = '!{timestamp:pattern}';
const RANDOM_STRING = '!{firehose:random-string}';
/** Keeps apart what failed in different ways. */
export const ERROR_OUTPUT_TYPE = '!{firehose:error-output-type}';

/** Where records lie that failed, unless told otherwise. */
export const ERROR_OUTPUT_PREFIX = `errors/${ERROR_OUTPUT_TYPE}/!{timestamp:yyyy/MM/dd/HH}/`;

const QUERY_KEY = '!{partitionKeyFromQuery:key}';
const LAMBDA_KEY = '!{partitionKeyFromLambda:key}';

const LONGEST = 1024;
const LONGEST_EVALUATED = 512;

/** Throws unless Firehose takes the prefix as it is, followed by the date. */
export function requireLiteralPrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  requireLength(owner, prop, prefix);
  requireThat(!prefix.includes('!{'), owner, prop, 'literal, without !{expressions}', JSON.stringify(prefix));
}

/** Throws unless it can be the prefix of delivered objects. */
export function requirePrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  requireExpressions(owner, prop, prefix, [TIMESTAMP, RANDOM_STRING]);
}

/** Throws unless it can be the prefix of delivered objects which are dynamically partitioned. */
export function requirePartitionedPrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  requireExpressions(owner, prop, prefix, [TIMESTAMP, RANDOM_STRING, QUERY_KEY, LAMBDA_KEY]);
}

/** Throws unless it can be the prefix of failed records: where it evaluates anything, it must tell the error types apart. */
export function requireErrorPrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  requireExpressions(owner, prop, prefix, [TIMESTAMP, RANDOM_STRING, ERROR_OUTPUT_TYPE]);
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  const holds = !prefix.includes('!{') || prefix.includes(ERROR_OUTPUT_TYPE);
  requireThat(holds, owner, prop, `literal or with ${ERROR_OUTPUT_TYPE}`, JSON.stringify(prefix));
}

function requireExpressions(owner: Owner, prop: string, prefix: string | undefined, forms: string[]): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  requireLength(owner, prop, prefix);
  const expressions = expressionsOf(prefix);
  const holds = isWellFormed(prefix) && expressions.every((expression) => forms.includes(formOf(expression)));
  requireThat(holds, owner, prop, `made of literals, ${forms.join(', ')}`, JSON.stringify(prefix));
  for (const { namespace, value, text } of expressions) {
    const isPattern = namespace !== 'timestamp' || isTimestampPattern(value);
    requireThat(isPattern, owner, prop, "with timestamp patterns of Java's DateTimeFormatter", text);
  }
}

/** The expression with a word for what can be chosen. */
function formOf({ namespace, value, text }: PrefixExpression): string {
  if (value === '' || namespace === 'firehose') return text;
  return `!{${namespace}:${namespace === 'timestamp' ? 'pattern' : 'key'}}`;
}

function requireLength(owner: Owner, prop: string, prefix: string): void {
  requireThat(prefix.length <= LONGEST, owner, prop, `at most ${LONGEST} characters`, `${prefix.length}`);
  const { length } = literalsOf(prefix);
  requireThat(length <= LONGEST_EVALUATED, owner, prop, `at most ${LONGEST_EVALUATED} literal characters`, `${length}`);
}
