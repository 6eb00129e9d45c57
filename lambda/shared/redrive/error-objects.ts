import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { isGzip } from '../bounded-inflate';
import type { FailedBatch, FailedRecord } from './failed-batch';
import type { FailureFormat } from './failure-format';
import { deliveryTime, REDRIVE_PREFIX } from './failure-key';
import { Unredrivable } from './unredrivable';

const MIB = 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const LINE_FEED = 0x0a;
const LINE_DIGITS = 9;
const LONGEST_CODE = 64;

type Json = Readonly<Record<string, unknown>>;

/**
 * What a delivery stream could not process or deliver: a line of JSON for each record, whatever the type of the error.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/retry.html
 */
export const ERROR_OBJECTS: FailureFormat = {
  // The largest buffer, in base64, and what is said of each record.
  mostBytes: 256 * MIB,
  failedAt: (key, lastModified) => (key.startsWith(REDRIVE_PREFIX) ? undefined : (deliveryTime(key) ?? lastModified)),
  read: (body, id) => readErrorObject(body, id),
};

function readErrorObject(body: Buffer, id: string): FailedBatch {
  const Records: FailedRecord[] = [];
  let condition: string | undefined;
  for (const text of linesOf(plain(body))) {
    const number = Records.length + 1;
    const line = parse(text, number);
    condition ??= String(line.errorCode ?? line.lastErrorCode ?? 'Unknown').slice(0, LONGEST_CODE);
    Records.push(recordOf(line, number, id));
  }
  if (condition === undefined) throw malformed('it', 'lines of JSON');
  return { condition, event: { Records }, expired: 0, surplus: 0 };
}

/** The backup of a destination may be compressed, in one of the ways that Node.js knows. */
function plain(body: Buffer): Buffer {
  if (!isGzip(body)) return body;
  try {
    return gunzipSync(body, { maxOutputLength: ERROR_OBJECTS.mostBytes });
  } catch (error) {
    throw malformed('it', `GZIP of at most ${ERROR_OBJECTS.mostBytes} bytes: ${(error as Error).message}`);
  }
}

function* linesOf(body: Buffer): Iterable<string> {
  for (let from = 0; from < body.length; ) {
    const end = body.indexOf(LINE_FEED, from);
    const to = end < 0 ? body.length : end;
    if (to > from) yield body.toString('utf8', from, to);
    from = to + 1;
  }
}

function parse(line: string, number: number): Json {
  try {
    const value = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // It is named below.
  }
  throw malformed(`line ${number}`, 'a JSON object');
}

/**
 * As it would stand in the event of a function. The object tells neither the partition key nor, of most types of error, the
 * sequence number: a digest of the data takes the place of the first, one of the record's own place that of the second.
 */
function recordOf({ rawData, arrivalTimestamp }: Json, number: number, id: string): FailedRecord {
  if (typeof rawData !== 'string' || !BASE64.test(rawData))
    throw malformed(`line ${number}`, 'one with rawData in base64');
  const sequenceNumber = `${BigInt(`0x${digest(id)}`)}${String(number).padStart(LINE_DIGITS, '0')}`;
  const kinesis = {
    kinesisSchemaVersion: '1.0',
    partitionKey: digest(rawData),
    sequenceNumber,
    data: rawData,
    approximateArrivalTimestamp: Number(arrivalTimestamp) / 1_000,
  };
  return {
    kinesis,
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `error-object:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    eventSourceARN: id,
  } as FailedRecord;
}

function digest(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function malformed(name: string, allowed: string): Unredrivable {
  return new Unredrivable('malformed', `${name} must be ${allowed}`);
}
