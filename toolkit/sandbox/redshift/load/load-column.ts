/** A column that a load fills. */
export interface LoadColumn {
  readonly name: string;
  /** As PostgreSQL names it, such as `character varying`. */
  readonly type: string;
  readonly kind: 'character' | 'timestamp' | 'date' | 'decimal' | 'json' | 'other';
  /** What a character column holds, in bytes, as Redshift counts. */
  readonly maxBytes?: number;
  /** Digits behind the point of a decimal column. */
  readonly scale?: number;
  readonly notNull: boolean;
}

const KINDS: Readonly<Record<string, LoadColumn['kind']>> = {
  varchar: 'character',
  bpchar: 'character',
  text: 'character',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  date: 'date',
  numeric: 'decimal',
  jsonb: 'json',
  json: 'json',
};

/** PostgreSQL keeps the length of a character type, and precision and scale of a decimal, with this added. */
const TYPE_MODIFIER_OFFSET = 4;
const SCALE_BITS = 0x7ff;

export interface CatalogColumn {
  readonly name: string;
  readonly typeName: string;
  readonly type: string;
  readonly typeModifier: number;
  readonly notNull: boolean;
}

export function loadColumn({ name, typeName, type, typeModifier, notNull }: CatalogColumn): LoadColumn {
  const kind = KINDS[typeName] ?? 'other';
  const modifier = typeModifier >= TYPE_MODIFIER_OFFSET ? typeModifier - TYPE_MODIFIER_OFFSET : undefined;
  const maxBytes = kind === 'character' ? modifier : undefined;
  const scale = kind === 'decimal' && modifier !== undefined ? modifier & SCALE_BITS : undefined;
  return { name, type, kind, notNull, maxBytes, scale };
}
