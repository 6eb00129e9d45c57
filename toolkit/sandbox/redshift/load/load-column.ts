/** A column that a load fills. */
export interface LoadColumn {
  readonly name: string;
  /** As PostgreSQL names it, such as `character varying`. */
  readonly type: string;
  readonly kind: 'character' | 'timestamp' | 'date' | 'json' | 'other';
  /** What a character column holds, in bytes, as Redshift counts. */
  readonly maxBytes?: number;
  readonly notNull: boolean;
}

const KINDS: Readonly<Record<string, LoadColumn['kind']>> = {
  varchar: 'character',
  bpchar: 'character',
  text: 'character',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  date: 'date',
  jsonb: 'json',
  json: 'json',
};

/** PostgreSQL keeps the length of a character type with this added. */
const TYPE_MODIFIER_OFFSET = 4;

export interface CatalogColumn {
  readonly name: string;
  readonly typeName: string;
  readonly type: string;
  readonly typeModifier: number;
  readonly notNull: boolean;
}

export function loadColumn({ name, typeName, type, typeModifier, notNull }: CatalogColumn): LoadColumn {
  const kind = KINDS[typeName] ?? 'other';
  const limited = kind === 'character' && typeModifier > TYPE_MODIFIER_OFFSET;
  return { name, type, kind, notNull, maxBytes: limited ? typeModifier - TYPE_MODIFIER_OFFSET : undefined };
}
