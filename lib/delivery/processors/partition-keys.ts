import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../private/validation';
import { expressionsOf } from '../destinations/prefix/prefix-expression';

const FROM_QUERY = 'partitionKeyFromQuery';
const FROM_LAMBDA = 'partitionKeyFromLambda';

/** Throws unless a processor finds keys, and the prefix names no key that comes from none. */
export function requireKeySources(owner: Owner, types: string[], prefix: string): void {
  const fromLambda = types.includes('Lambda');
  const fromQuery = types.includes('MetadataExtraction');
  const allowed = 'with Lambda or MetadataExtraction, which find partition keys';
  requireThat(fromLambda || fromQuery, owner, 'processors', allowed, types.join(', ') || 'none');
  if (Token.isUnresolved(prefix)) return;
  requireNone(owner, prefix, FROM_LAMBDA, fromLambda ? [] : keysIn(prefix, FROM_LAMBDA));
  requireNone(owner, prefix, FROM_QUERY, fromQuery ? [] : keysIn(prefix, FROM_QUERY));
  const named = fromQuery || keysIn(prefix, FROM_LAMBDA).length > 0;
  requireThat(named, owner, 'prefix', `with a !{${FROM_LAMBDA}:key}`, JSON.stringify(prefix));
}

/** Throws unless the prefix names each key that queries find, and none beside: Firehose takes no other. */
export function requireQueryKeys(owner: Owner, keys: string[], prefix: string | undefined): void {
  if (prefix === undefined || Token.isUnresolved(prefix)) return;
  const named = keysIn(prefix, FROM_QUERY);
  const same = keys.every((key) => named.includes(key)) && named.every((key) => keys.includes(key));
  requireThat(same, owner, 'prefix', `with ${keys.map(expression).join(', ')}`, JSON.stringify(prefix));
}

function requireNone(owner: Owner, prefix: string, namespace: string, [first]: string[]): void {
  const allowed = `without !{${namespace}:${first}}, which no processor finds`;
  requireThat(first === undefined, owner, 'prefix', allowed, JSON.stringify(prefix));
}

function keysIn(prefix: string, namespace: string): string[] {
  return expressionsOf(prefix)
    .filter((expression) => expression.namespace === namespace)
    .map(({ value }) => value);
}

function expression(key: string): string {
  return `!{${FROM_QUERY}:${key}}`;
}
