import type { SchemaElement } from 'hyparquet';
import { schemaMismatch } from './conversion-error';
import type { TimestampReader } from './joda-format';
import { parseTimestamp } from './timestamp';

/** A Hive type as Parquet stores it, and how a JSON value becomes it. */
export interface HiveType {
  readonly element: Omit<SchemaElement, 'name'>;
  /** @throws ConversionError when the value does not fit; nulls never come here */
  convert(value: unknown): unknown;
}

const DAY_MS = 86_400_000;
const DECIMAL = /^decimal\((\d+),\s*(\d+)\)$/;

const SIMPLE_TYPES: Readonly<Record<string, HiveType>> = {
  string: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, convert: toText },
  boolean: { element: { type: 'BOOLEAN' }, convert: toBoolean },
  tinyint: { element: { type: 'INT32', converted_type: 'INT_8' }, convert: integer(8) },
  smallint: { element: { type: 'INT32', converted_type: 'INT_16' }, convert: integer(16) },
  int: { element: { type: 'INT32' }, convert: integer(32) },
  integer: { element: { type: 'INT32' }, convert: integer(32) },
  bigint: { element: { type: 'INT64' }, convert: toLong },
  float: { element: { type: 'FLOAT' }, convert: toDouble },
  double: { element: { type: 'DOUBLE' }, convert: toDouble },
};

/** Absent for a type that does not run here. */
export function hiveType(name: string, readTime: TimestampReader = parseTimestamp): HiveType | undefined {
  const type = name.trim().toLowerCase();
  if (type === 'timestamp') return timestampType(readTime);
  if (type === 'date') return dateType(readTime);
  if (/^(?:varchar|char)\(\d+\)$/.test(type)) return SIMPLE_TYPES.string;
  const decimal = DECIMAL.exec(type);
  return decimal === null ? SIMPLE_TYPES[type] : decimalType(Number(decimal[1]), Number(decimal[2]));
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw schemaMismatch(value);
}

function integer(bits: number): (value: unknown) => number {
  const limit = 2 ** (bits - 1);
  return (value) => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (!Number.isInteger(number)) throw schemaMismatch(value);
    if ((number as number) < -limit || (number as number) >= limit) throw schemaMismatch(value);
    return number as number;
  };
}

function toLong(value: unknown): bigint {
  const isInteger = typeof value === 'number' ? Number.isSafeInteger(value) : /^-?\d+$/.test(String(value));
  if (!isInteger) throw schemaMismatch(value);
  const long = BigInt(value as number | string);
  if (BigInt.asIntN(64, long) !== long) throw schemaMismatch(value);
  return long;
}

function toDouble(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw schemaMismatch(value);
  return number;
}

function timestampType(readTime: TimestampReader): HiveType {
  const convert = (value: unknown) => BigInt(requireTime(value, readTime));
  return { element: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }, convert };
}

function dateType(readTime: TimestampReader): HiveType {
  const convert = (value: unknown) => Math.floor(requireTime(value, readTime) / DAY_MS);
  return { element: { type: 'INT32', converted_type: 'DATE' }, convert };
}

function requireTime(value: unknown, readTime: TimestampReader): number {
  const time = readTime(value);
  if (time === undefined) throw schemaMismatch(value);
  return time;
}

function decimalType(precision: number, scale: number): HiveType | undefined {
  if (precision < 1 || precision > 38 || scale > precision) return undefined;
  const decimal = { converted_type: 'DECIMAL', precision, scale } as const;
  const limit = 10n ** BigInt(precision);
  const convert = (value: unknown) => {
    const unscaled = toUnscaled(value, scale);
    if (unscaled <= -limit || unscaled >= limit) throw schemaMismatch(value);
    return unscaled;
  };
  if (precision <= 18) return { element: { ...decimal, type: 'INT64' }, convert };
  return { element: { ...decimal, type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }, convert };
}

/** Digits beyond the scale are rounded, half away from zero. */
function toUnscaled(value: unknown, scale: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (match === null) throw schemaMismatch(value);
  const fraction = (match[3] ?? '').padEnd(scale + 1, '0');
  const kept = BigInt(`${match[2]}${fraction.slice(0, scale)}`);
  const unscaled = kept + (fraction.charAt(scale) >= '5' ? 1n : 0n);
  return match[1] === '-' ? -unscaled : unscaled;
}
