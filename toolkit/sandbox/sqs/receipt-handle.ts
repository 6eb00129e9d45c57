import { AwsError } from '../kernel/aws-error';
import type { Message } from './message';
import type { Queue } from './queue';

/** Names one receipt of a message, not the message: a later receipt makes it void. */
export function receiptHandle({ name }: Queue, { id, receiveCount }: Message): string {
  return Buffer.from(JSON.stringify([name, id, receiveCount])).toString('base64');
}

/**
 * The message of a receipt; undefined once it is gone, or was received again.
 * @throws AwsError `ReceiptHandleIsInvalid` for a handle of another queue, or none at all
 */
export function receivedMessage(queue: Queue, handle: string): Message | undefined {
  const [name, id, receiveCount] = parsed(handle);
  if (name !== queue.name) {
    throw new AwsError('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`);
  }
  const message = queue.find(String(id));
  return message?.receiveCount === receiveCount ? message : undefined;
}

function parsed(handle: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(handle, 'base64').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
