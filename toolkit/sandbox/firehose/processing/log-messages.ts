interface Envelope {
  readonly messageType?: unknown;
  readonly logEvents?: readonly { readonly message?: unknown }[];
}

/**
 * The messages in an envelope of CloudWatch Logs, each followed by a newline. A control message holds none, so its record
 * becomes empty; what is no envelope stays as it is.
 */
export function logMessages(data: Buffer): Buffer {
  const envelope = parse(data);
  if (envelope?.messageType === 'CONTROL_MESSAGE') return Buffer.alloc(0);
  if (!Array.isArray(envelope?.logEvents)) return data;
  return Buffer.from(envelope.logEvents.map(({ message }) => `${message}\n`).join(''));
}

function parse(data: Buffer): Envelope | null | undefined {
  try {
    return JSON.parse(data.toString()) as Envelope | null;
  } catch {
    return undefined;
  }
}
