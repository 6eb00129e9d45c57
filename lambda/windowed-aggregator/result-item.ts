import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { shortKey } from './short-key';
import type { WindowResult } from './window-result';

const LONGEST_PARTITION_KEY = 2_048;

export type Item = Record<string, AttributeValue>;

/** An item whose key is the same each time the result is written: the group, and within it the window, shard and part. */
export function resultItem(result: WindowResult, expiresAt?: number): Item {
  const { group, dimensions, measures, sketches, ...from } = result;
  return {
    group: { S: shortKey(group, LONGEST_PARTITION_KEY) },
    window: { S: [from.window_start, from.shard_id, from.part].join('#') },
    ...mapped(from, (S) => ({ S })),
    dimensions: { M: mapped(dimensions, (S) => ({ S })) },
    measures: { M: mapped(measures, (number) => ({ N: String(number) })) },
    ...(sketches === undefined ? {} : { sketches: { S: JSON.stringify(sketches) } }),
    ...(expiresAt === undefined ? {} : { expires_at: { N: String(expiresAt) } }),
  };
}

function mapped<T>(values: Readonly<Record<string, T>>, toAttribute: (value: T) => AttributeValue): Item {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toAttribute(value)]));
}
