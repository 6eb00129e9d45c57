import type { SchemaElement } from 'hyparquet';

/** A type of Apache Iceberg as Parquet stores it, and how a JSON value becomes it; undefined where it does not fit. */
export interface ColumnType {
  readonly element: Omit<SchemaElement, 'name'>;
  store(value: unknown): unknown;
}

const DAY_MS = 86_400_000;
const MICROS_PER_MS = 1_000n;
const DATE_LENGTH = '2026-01-31'.length;
const DECIMAL = /^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$/;
const INTEGER = /^-?\d+$/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** Also in the alphabet of URLs, and in lines. */
const BASE64 = /^[\w+/\s-]*={0,2}\s*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const SIMPLE: Readonly<Record<string, ColumnType>> = {
  boolean: { element: { type: 'BOOLEAN' }, store: (value) => (typeof value === 'boolean' ? value : undefined) },
  int: { element: { type: 'INT32' }, store: (value) => integer(value, 32, Number) },
  long: { element: { type: 'INT64' }, store: (value) => integer(value, 64, BigInt) },
  float: { element: { type: 'FLOAT' }, store: (value) => real(value, Math.fround) },
  double: { element: { type: 'DOUBLE' }, store: (value) => real(value, Number) },
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

/** A number as it is written; one with many digits comes as text, which keeps all of them. */
function numeral(value: unknown, pattern: RegExp): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && pattern.test(written) ? written : undefined;
}

function integer<T>(value: unknown, bits: number, stored: (value: bigint) => T): T | undefined {
  const written = numeral(value, INTEGER);
  if (written === undefined) return undefined;
  const exact = BigInt(written);
  return BigInt.asIntN(bits, exact) === exact ? stored(exact) : undefined;
}

function real(value: unknown, stored: (value: number) => number): number | undefined {
  const written = numeral(value, NUMBER);
  const number = written === undefined ? Number.NaN : stored(Number(written));
  return Number.isFinite(number) ? number : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function bytes(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && BASE64.test(value) ? Buffer.from(value, 'base64') : undefined;
}

function date(value: unknown): number | undefined {
  const time = typeof value === 'string' && DATE.test(value) ? Date.parse(value) : Number.NaN;
  // The 30th of February is parsed as a day of March.
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(String(value));
  return isDay ? Math.floor(time / DAY_MS) : undefined;
}

/** Without a time zone the time of day is stored as it reads; a number is microseconds since the epoch. */
function micros(value: unknown, hasZone: boolean): bigint | undefined {
  const number = integer(value, 64, BigInt);
  if (number !== undefined) return number;
  if (typeof value !== 'string' || !TIME.test(value) || date(value.slice(0, DATE_LENGTH)) === undefined)
    return undefined;
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
  return {
    element: { ...logical, ...decimalStorage(precision) },
    store: (value) => unscaled(value, precision, scale),
  };
}

/** @see https://iceberg.apache.org/spec/#parquet */
function decimalStorage(precision: number): Omit<SchemaElement, 'name'> {
  if (precision <= 9) return { type: 'INT32' };
  if (precision <= 18) return { type: 'INT64' };
  const bits = (10n ** BigInt(precision)).toString(2).length + 1;
  return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: Math.ceil(bits / 8) };
}

/** More digits than the scale holds do not fit: nothing is rounded. */
function unscaled(value: unknown, precision: number, scale: number): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(numeral(value, NUMBER) ?? '');
  const fraction = match?.[3] ?? '';
  if (match === null || fraction.length > scale) return undefined;
  const digits = BigInt(`${match[2]}${fraction.padEnd(scale, '0')}`);
  if (digits >= 10n ** BigInt(precision)) return undefined;
  return match[1] === '-' ? -digits : digits;
}
