/** PostgreSQL's object ids of types, and Redshift's names for them. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  16: 'bool',
  17: 'varbyte',
  20: 'int8',
  21: 'int2',
  23: 'int4',
  700: 'float4',
  701: 'float8',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1266: 'timetz',
  1700: 'numeric',
  3802: 'super',
};

/** Whatever has no type of its own in Redshift is shown as text. */
export function typeName(objectId: number): string {
  return TYPE_NAMES[objectId] ?? 'varchar';
}

/** Leaves every value as the text that the database prints, in either direction. */
export const AS_TEXT: Readonly<Record<number, (value: string) => string>> = Object.fromEntries(
  [...Object.keys(TYPE_NAMES), 25, 26, 114].map((objectId) => [objectId, (value: string) => value]),
);
