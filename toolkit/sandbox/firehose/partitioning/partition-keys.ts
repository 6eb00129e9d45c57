/** Names and values of the keys that a record is partitioned by. */
export type PartitionKeys = Readonly<Record<string, string>>;

/** Where the keys of a record come from. */
export interface RecordKeys {
  readonly fromQuery?: PartitionKeys;
  readonly fromLambda?: PartitionKeys;
}

/** Values as they stand in a prefix; what has none becomes empty, and is told where the prefix needs it. */
export function partitionKeys(values: unknown): PartitionKeys {
  if (typeof values !== 'object' || values === null) return {};
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
