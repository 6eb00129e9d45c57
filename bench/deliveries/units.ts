import { gunzipSync } from 'node:zlib';
import { isGzip } from '../../lambda/shared/bounded-inflate';
import { readLogEnvelope } from '../../lambda/shared/log-envelope';
import { parseLine } from '../../lambda/shared/log-line';
import type { Combination } from './combination';
import { type Row, rowOf } from './row';

/** The smallest thing that is accounted for: a line of a record, or what a destination made of it. */
export interface Unit {
  /** The same before and after the delivery. */
  readonly key: string;
  readonly row: Row;
}

/** What the function drops. */
export const CONTROL_MESSAGE: Unit = { key: 'control message', row: {} };

const TRANSFORMED = '{"event_id":"';

/** How the units of one delivery are told. */
export interface UnitReading {
  readonly processing: Combination['processing'];
  /** Whether records are rows already when they are put. */
  readonly putsRows: boolean;
  /** `utf8` where a destination takes nothing but text. */
  readonly encoding: 'latin1' | 'utf8';
}

/** Of a record as it was put, or as it lies in an error object. */
export function unitsOfRecord(data: Buffer, reading: UnitReading): Unit[] {
  const { processing } = reading;
  const readsEnvelopes = processing === 'log transform' || processing === 'message extraction';
  if (readsEnvelopes && isGzip(data)) return unitsOfGzip(data, reading);
  return linesOf(data).map((line) => unitOfLine(line, reading));
}

/** Of bytes as a destination has them. */
export function unitOfDelivered(line: Buffer, { processing, putsRows, encoding }: UnitReading): Unit {
  if (putsRows || processing === 'log transform') return unitOfJson(line);
  return { key: line.toString(encoding), row: rowOf(parseLine(line.toString())) };
}

export function unitOfRow(read: Readonly<Record<string, unknown>>): Unit {
  const row = rowOf(read);
  return { key: JSON.stringify(row), row };
}

/** An end of line ends a line, so that nothing is one line. */
export function linesOf(data: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  do {
    const end = data.indexOf('\n', start);
    lines.push(data.subarray(start, end < 0 ? undefined : end));
    start = end < 0 ? data.length : end + 1;
  } while (start < data.length);
  return lines;
}

/** A line as it was put, or the row which the function has made of it and nobody took. */
function unitOfLine(line: Buffer, reading: UnitReading): Unit {
  const isParsed = reading.processing === 'log transform' && line.indexOf(TRANSFORMED) !== 0;
  return isParsed ? unitOfRow(parseLine(line.toString())) : unitOfDelivered(line, reading);
}

function unitsOfGzip(data: Buffer, reading: UnitReading): Unit[] {
  const plain = inflated(data);
  const envelope = plain && readLogEnvelope(plain, plain.length);
  if (envelope === undefined) return [unitOfDelivered(data, reading)];
  if (!envelope.isControlMessage)
    return envelope.messages.map((message) => unitOfMessage(message, envelope.origin, reading));
  return reading.processing === 'log transform' ? [CONTROL_MESSAGE] : [unitOfDelivered(Buffer.alloc(0), reading)];
}

function unitOfMessage(message: string, origin: Row, reading: UnitReading): Unit {
  if (reading.processing === 'log transform') return unitOfRow({ ...parseLine(message), ...origin });
  return unitOfDelivered(Buffer.from(message), reading);
}

function inflated(data: Buffer): Buffer | undefined {
  try {
    return gunzipSync(data);
  } catch {
    return undefined;
  }
}

/** What is no object is told by its text. */
function unitOfJson(line: Buffer): Unit {
  try {
    return unitOfRow(JSON.parse(line.toString()));
  } catch {
    return { key: line.toString(), row: {} };
  }
}
