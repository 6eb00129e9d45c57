import type { LogOrigin } from './log-row';

const FIRST_BYTES = Buffer.from('{"messageType":"');

/** What a subscription filter of CloudWatch Logs puts into one record. */
export interface LogEnvelope {
  /** A control message checks that the destination can be reached, and carries no log event. */
  readonly isControlMessage: boolean;
  readonly origin: LogOrigin;
  readonly messages: readonly string[];
}

/** Undefined if the bytes are anything but an envelope. */
export function readLogEnvelope(bytes: Buffer): LogEnvelope | undefined {
  if (!bytes.subarray(0, FIRST_BYTES.length).equals(FIRST_BYTES)) return undefined;
  const { messageType, logGroup, logStream, logEvents } = parse(bytes) ?? {};
  if (messageType === 'CONTROL_MESSAGE') return { isControlMessage: true, origin: {}, messages: [] };
  const messages = messagesOf(logEvents);
  if (messageType !== 'DATA_MESSAGE' || messages === undefined) return undefined;
  return { isControlMessage: false, origin: { log_group: text(logGroup), log_stream: text(logStream) }, messages };
}

function parse(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function messagesOf(logEvents: unknown): string[] | undefined {
  if (!Array.isArray(logEvents)) return undefined;
  const messages = logEvents.map((event) => event?.message);
  return messages.every((message) => typeof message === 'string') ? messages : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
