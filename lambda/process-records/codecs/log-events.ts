import type { Codec } from '../codec';
import { inflated } from './inflated';

/** An event of a log group. */
export interface LogEvent {
  readonly id: string;
  readonly timestamp: Date;
  readonly message: string;
  readonly logGroup: string;
  readonly logStream: string;
}

/** What a subscription filter puts into one record. */
interface Envelope {
  readonly messageType: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logEvents: readonly { readonly id: string; readonly timestamp: number; readonly message: string }[];
}

/** Each log event in what a subscription of CloudWatch Logs sends; its control messages hold none. */
export function logEvents(): Codec<LogEvent, LogEvent> {
  return { unpack: (data) => eventsIn(readEnvelope(inflated(data))), decode: (event) => event };
}

function eventsIn({ messageType, logGroup, logStream, logEvents: events }: Envelope): LogEvent[] {
  if (messageType === 'CONTROL_MESSAGE') return [];
  return events.map(({ id, timestamp, message }) => ({
    id,
    timestamp: new Date(timestamp),
    message,
    logGroup,
    logStream,
  }));
}

function readEnvelope(data: Buffer): Envelope {
  const envelope = parse(data.toString());
  if (!isEnvelope(envelope)) throw new Error('data is not from a subscription of CloudWatch Logs');
  return envelope;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEnvelope(value: unknown): value is Envelope {
  const { messageType, logEvents: events } = Object(value) as Partial<Envelope>;
  if (messageType === 'CONTROL_MESSAGE') return true;
  return messageType === 'DATA_MESSAGE' && Array.isArray(events) && events.every(isLogEvent);
}

function isLogEvent(value: unknown): boolean {
  const { id, timestamp, message } = Object(value) as Record<string, unknown>;
  return typeof id === 'string' && typeof timestamp === 'number' && typeof message === 'string';
}
