import type { LogOrigin } from './log-row';

const FIRST_BYTES = Buffer.from('{"messageType":"');

/** What a subscription filter of CloudWatch Logs puts into one record. */
export interface LogEnvelope {
  /** A control message checks that the destination can be reached, and carries no log event. */
  readonly isControlMessage: boolean;
  readonly origin: LogOrigin;
  readonly messages: readonly string[];
}

/** Undefined if the first `length` bytes are anything but an envelope. */
export function readLogEnvelope(bytes: Buffer, length: number): LogEnvelope | undefined {
  if (!FIRST_BYTES.every((byte, i) => byte === bytes[i])) return undefined;
  const { messageType, logGroup, logStream, logEvents } = parse(bytes.toString('utf8', 0, length)) ?? {};
  if (messageType === 'CONTROL_MESSAGE') return { isControlMessage: true, origin: {}, messages: [] };
  const messages = messagesOf(logEvents);
  if (messageType !== 'DATA_MESSAGE' || messages === undefined) return undefined;
  return { isControlMessage: false, origin: { log_group: textOf(logGroup), log_stream: textOf(logStream) }, messages };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messagesOf(logEvents: unknown): string[] | undefined {
  if (!Array.isArray(logEvents)) return undefined;
  const messages = logEvents.map((event) => event?.message);
  return messages.every((message) => typeof message === 'string') ? messages : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
