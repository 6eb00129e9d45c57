import { gzipSync } from 'node:zlib';
import { Aggregator } from '../../lambda/shared/kpl/aggregator';
import { parseLine } from '../../lambda/shared/log-line';
import { COLUMNS } from '../../lambda/shared/log-row';
import type { Combination } from './combination';
import { HOSTILE_RECORDS } from './hostile-records';

const LINES_PER_RECORD = 20;
const NEWLINE = Buffer.from('\n');
const LOG_GROUP = 'web';

/** What is put at once: one record to Firehose, or many packed into one by the Kinesis Producer Library. */
export interface PutRecord {
  readonly data: Buffer;
  /** As Firehose takes them in. */
  readonly records: readonly Buffer[];
}

/** The records of a producer, the hostile ones among the others. */
export function recordsOf(lines: readonly string[], combination: Combination, putsRows: boolean): PutRecord[] {
  const texts = putsRows ? lines.map(rowText) : lines;
  const records = packed(texts, combination).map((record) => terminated(record, combination));
  const hostile = Object.values(HOSTILE_RECORDS).map((record) => terminated(record, combination));
  const middle = records.length >> 1;
  const aggregate = combination.packing === 'aggregated' ? aggregates : plain;
  return [...aggregate(records.slice(0, middle)), ...plain(hostile), ...aggregate(records.slice(middle))];
}

function packed(texts: readonly string[], { packing }: Combination): Buffer[] {
  if (packing === 'packed') return chunks(texts).map((chunk) => Buffer.from(chunk.join('\n')));
  if (packing === 'envelopes') return chunks(texts).map(envelope);
  return texts.map((text) => Buffer.from(text));
}

/** Who wants lines ends each record with one, unless something on the way does. */
function terminated(record: Buffer, { processing, delimiter }: Combination): Buffer {
  const isSeparated = delimiter === 'newline' || processing === 'log transform' || processing === 'message extraction';
  return isSeparated || record.length === 0 ? record : Buffer.concat([record, NEWLINE]);
}

function plain(records: readonly Buffer[]): PutRecord[] {
  return records.map((data) => ({ data, records: [data] }));
}

function aggregates(records: readonly Buffer[]): PutRecord[] {
  return chunks(records).map((chunk) => {
    const aggregator = new Aggregator();
    for (const data of chunk) aggregator.add({ partitionKey: 'web-1', data });
    return { data: aggregator.take()?.data as Buffer, records: chunk };
  });
}

function envelope(messages: readonly string[]): Buffer {
  const logEvents = messages.map((message, i) => ({ id: String(i), timestamp: 0, message }));
  const origin = { owner: '123456789012', logGroup: LOG_GROUP, logStream: 'server', subscriptionFilters: ['all'] };
  return gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', ...origin, logEvents }));
}

/** A row as a producer puts it that needs no function, with each column. */
function rowText(line: string, index: number): string {
  const { status, bytes, ...texts } = parseLine(line);
  const columns = COLUMNS.map((column) => [column, texts[column as keyof typeof texts] ?? null]);
  const numbers = { status: numberOf(status), bytes: numberOf(bytes) };
  return JSON.stringify({ event_id: `line-${index}`, ...Object.fromEntries(columns), ...numbers });
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / LINES_PER_RECORD) }, (_, i) =>
    items.slice(i * LINES_PER_RECORD, (i + 1) * LINES_PER_RECORD),
  );
}
