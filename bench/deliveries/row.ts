import { COLUMNS, type Column } from '../../lambda/shared/log-row';

/** A row of a web-server log as it was read; absent columns are left out, numbers are their digits. */
export type Row = { readonly [column in Column]?: string };

/** Destinations cut long texts in different places. */
const KEPT_CHARACTERS = 500;
const TIME_LENGTH = '2015-05-17 10:05:03'.length;

/** The columns of a row whatever read it: dates, big integers and nulls look different to each reader, and no text holds a NUL. */
export function rowOf(read: Readonly<Record<string, unknown>>): Row {
  const columns = COLUMNS.map((column) => [column, columnOf(column, read[column])] as const);
  return Object.fromEntries(columns.filter(([, value]) => value !== ''));
}

function columnOf(column: Column, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (column === 'time') return timeOf(value);
  const text = String(value).replace(/\0|\p{Surrogate}/gu, '\ufffd');
  return column === 'bytes' ? text.replace(/n$/, '') : text.slice(0, KEPT_CHARACTERS);
}

function timeOf(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return text.replace('T', ' ').slice(0, TIME_LENGTH);
}
