import type { NamedKey } from '../../naming/prefix-expression';
import type { RecordKeys } from '../../partitioning/partition-keys';

const PROCESSORS: Readonly<Record<keyof RecordKeys, string>> = {
  fromQuery: 'MetadataExtraction',
  fromLambda: 'Lambda',
};

/** Dynamic partitioning, a prefix with partition keys, and the processors that give them: all of them or none. */
export function requirePartitioning(
  isPartitioned: boolean,
  keys: readonly NamedKey[],
  sources: ReadonlySet<keyof RecordKeys>,
): void {
  const [key] = keys;
  if (isPartitioned && key === undefined) {
    throw new Error('Prefix must name partition keys with dynamic partitioning, got none');
  }
  if (!isPartitioned && key !== undefined) {
    throw new Error(`Prefix must be free of partition keys without dynamic partitioning, got ${key.name}`);
  }
  if (!isPartitioned && sources.has('fromQuery')) {
    throw new Error('Processors must be without MetadataExtraction without dynamic partitioning, got one');
  }
  const missing = keys.find(({ source }) => !sources.has(source));
  if (missing !== undefined) {
    throw new Error(`Processors must be with ${PROCESSORS[missing.source]} for ${missing.name}, got none`);
  }
}

/** The values of the keys, which tell one partition from another; absent when one of them is. */
export function partitionOf(named: readonly NamedKey[], keys: RecordKeys = {}): string | undefined {
  const values = named.map(({ source, name }) => keys[source]?.[name] ?? '');
  return values.includes('') ? undefined : JSON.stringify(values);
}
