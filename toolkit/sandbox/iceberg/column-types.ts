import type { SchemaElement } from 'hyparquet';

/** A type of Apache Iceberg as Parquet stores it, and how a JSON value becomes it; undefined where it does not fit. */
export interface ColumnType {
  readonly element: Omit<SchemaElement, 'name'>;
  store(value: unknown): unknown;
}

const DAY_MS = 86_400_000;
const MICROS_PER_MS = 1_000n;
const DECIMAL = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const SIMPLE: Readonly<Record<string, ColumnType>> = {
  boolean: { element: { type: 'BOOLEAN' }, store: (value) => (typeof value === 'boolean' ? value : undefined) },
  int: { element: { type: 'INT32' }, store: (value) => integer(value, 32, Number) },
  long: { element: { type: 'INT64' }, store: (value) => integer(value, 64, BigInt) },
  float: { element: { type: 'FLOAT' }, store: real },
  double: { element: { type: 'DOUBLE' }, store: real },
  string: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, store: text },
  binary: { element: { type: 'BYTE_ARRAY' }, store: bytes },
  date: { element: { type: 'INT32', converted_type: 'DATE' }, store: date },
  timestamp: { element: timestamp(false), store: (value) => micros(value, false) },
  timestamptz: { element: timestamp(true), store: (value) => micros(value, true) },
  uuid: {
    element: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } },
    store: (value) => (typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined),
  },
};

/** Absent for a type that is not written here: nested ones, and time of day. */
export function columnType(name: string): ColumnType | undefined {
  const decimal = DECIMAL.exec(name);
  if (decimal !== null) return decimalType(Number(decimal[1]), Number(decimal[2]));
  return Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
}

function integer(value: unknown, bits: number, stored: (value: bigint) => unknown): unknown {
  if (!/^-?\d+$/.test(String(value))) return undefined;
  const exact = BigInt(String(value));
  return BigInt.asIntN(bits, exact) === exact ? stored(exact) : undefined;
}

function real(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function bytes(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
}

function date(value: unknown): number | undefined {
  const time = typeof value === 'string' && DATE.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / DAY_MS);
}

/** Without a time zone the time of day is stored as it reads; a number is microseconds since the epoch. */
function micros(value: unknown, hasZone: boolean): bigint | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : undefined;
  if (typeof value !== 'string' || !TIME.test(value)) return undefined;
  const local = value.replace(' ', 'T').replace(/(Z|[+-]\d{2}:?\d{2})$/, '');
  const zone = hasZone ? (/(Z|[+-]\d{2}:?\d{2})$/.exec(value)?.[1] ?? 'Z') : 'Z';
  const [seconds = '', fraction = ''] = local.split('.');
  const time = Date.parse(`${seconds}${zone}`);
  return Number.isNaN(time) ? undefined : BigInt(time) * MICROS_PER_MS + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

function timestamp(isAdjustedToUTC: boolean): Omit<SchemaElement, 'name'> {
  return {
    type: 'INT64',
    ...(isAdjustedToUTC && { converted_type: 'TIMESTAMP_MICROS' as const }),
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit: 'MICROS' },
  };
}

function decimalType(precision: number, scale: number): ColumnType | undefined {
  if (precision < 1 || precision > 38 || scale > precision) return undefined;
  const logical = { converted_type: 'DECIMAL', precision, scale } as const;
  const element =
    precision <= 18
      ? { ...logical, type: 'INT64' as const }
      : { ...logical, type: 'FIXED_LEN_BYTE_ARRAY' as const, type_length: 16 };
  return { element, store: (value) => unscaled(value, precision, scale) };
}

/** More digits than the scale holds do not fit: nothing is rounded. */
function unscaled(value: unknown, precision: number, scale: number): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  const fraction = match?.[3] ?? '';
  if (match === null || fraction.length > scale) return undefined;
  const digits = BigInt(`${match[2]}${fraction.padEnd(scale, '0')}`);
  if (digits >= 10n ** BigInt(precision)) return undefined;
  return match[1] === '-' ? -digits : digits;
}
