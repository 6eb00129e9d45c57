import type { FailedEvent, FailedRecord } from './failed-batch';
import { Unredrivable } from './unredrivable';

/** What Lambda tells a failure destination of a batch. */
export interface FailureDocument {
  readonly functionArn: string;
  readonly condition: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
  readonly batchSize: number;
  /** JSON text of the event; only a bucket gets it. */
  readonly payload?: string;
}

const FUNCTION_ARN = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const STREAM_ARN = /^arn:[\w-]+:kinesis:[\w-]+:\d{12}:stream\/[\w.-]+(\/consumer\/[\w.-]+:\d+)?$/;
const SHARD_ID = /^shardId-\d{12}$/;
const SEQUENCE_NUMBER = /^\d{1,128}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

type Json = Readonly<Record<string, unknown>>;

/** @throws Unredrivable that says what is missing */
export function readFailureDocument(text: string): FailureDocument {
  const { requestContext, KinesisBatchInfo, payload } = parse('it', text);
  const request = object('requestContext', requestContext);
  const batch = object('KinesisBatchInfo', KinesisBatchInfo);
  return {
    functionArn: matching('requestContext.functionArn', request.functionArn, FUNCTION_ARN),
    condition: matching('requestContext.condition', request.condition, /^\w{1,64}$/),
    streamArn: matching('KinesisBatchInfo.streamArn', batch.streamArn, STREAM_ARN),
    shardId: matching('KinesisBatchInfo.shardId', batch.shardId, SHARD_ID),
    startSequenceNumber: matching('KinesisBatchInfo.startSequenceNumber', batch.startSequenceNumber, SEQUENCE_NUMBER),
    endSequenceNumber: matching('KinesisBatchInfo.endSequenceNumber', batch.endSequenceNumber, SEQUENCE_NUMBER),
    batchSize: Number(matching('KinesisBatchInfo.batchSize', String(batch.batchSize), /^[1-9]\d{0,8}$/)),
    ...(payload !== undefined && { payload: matching('payload', payload, /^\{/) }),
  };
}

/** @throws Unredrivable unless it is an event of a Kinesis stream, in which at least one record stands */
export function readPayload(payload: string): FailedEvent {
  const event = parse('payload', payload);
  const { Records } = event;
  if (!Array.isArray(Records) || Records.length === 0) throw malformed('payload.Records', 'a list of records');
  Records.forEach(requireRecord);
  return { ...event, Records: Records as FailedRecord[] };
}

function requireRecord(record: unknown, index: number): void {
  const name = `payload.Records[${index}]`;
  const kinesis = object(`${name}.kinesis`, object(name, record).kinesis);
  matching(`${name}.kinesis.partitionKey`, kinesis.partitionKey, /^.{1,256}$/su);
  matching(`${name}.kinesis.sequenceNumber`, kinesis.sequenceNumber, SEQUENCE_NUMBER);
  matching(`${name}.kinesis.data`, kinesis.data, BASE64);
}

function parse(name: string, text: string): Json {
  try {
    const value = JSON.parse(text);
    // The parser takes a million brackets in one another, which nothing can write again.
    JSON.stringify(value);
    return object(name, value);
  } catch (error) {
    throw error instanceof Unredrivable ? error : malformed(name, 'JSON');
  }
}

function object(name: string, value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(name, 'an object');
  return value as Json;
}

function matching(name: string, value: unknown, pattern: RegExp): string {
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw malformed(name, `a text like ${pattern.source}`);
}

function malformed(name: string, allowed: string): Unredrivable {
  return new Unredrivable('malformed', `${name} must be ${allowed}`);
}
