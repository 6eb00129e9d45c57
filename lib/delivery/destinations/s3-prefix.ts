import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../private/validation';

const EXPRESSION = '!{';
const ERROR_OUTPUT_TYPE = '!{firehose:error-output-type}';
const LONGEST = 1024;

/** Checks a prefix which Firehose takes as it is, followed by the date. */
export function requireLiteralPrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  requireLength(owner, prop, prefix);
  requireThat(!prefix.includes(EXPRESSION), owner, prop, 'literal, without !{expressions}', JSON.stringify(prefix));
}

/** Checks the prefix of delivered objects: it may evaluate times, but no error type. */
export function requirePrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  requireLength(owner, prop, prefix);
  const holds = !prefix.includes(ERROR_OUTPUT_TYPE);
  requireThat(holds, owner, prop, `without ${ERROR_OUTPUT_TYPE}`, JSON.stringify(prefix));
}

/** Checks the prefix of failed records: where it evaluates anything, it must tell the error types apart. */
export function requireErrorPrefix(owner: Owner, prop: string, prefix: string | undefined): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  requireLength(owner, prop, prefix);
  const holds = !prefix.includes(EXPRESSION) || prefix.includes(ERROR_OUTPUT_TYPE);
  requireThat(holds, owner, prop, `literal or with ${ERROR_OUTPUT_TYPE}`, JSON.stringify(prefix));
}

function requireLength(owner: Owner, prop: string, prefix: string): void {
  requireThat(prefix.length <= LONGEST, owner, prop, `at most ${LONGEST} characters`, `${prefix.length}`);
}
