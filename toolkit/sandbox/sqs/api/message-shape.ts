import { createHash } from 'node:crypto';
import { attributesDigest } from '../attributes-digest';
import type { Message, MessageAttributes } from '../message';
import type { Queue } from '../queue';
import { receiptHandle } from '../receipt-handle';

/** What a receiver asks to be told besides the body. */
export interface Wanted {
  readonly systemAttributes: readonly string[];
  readonly messageAttributes: readonly string[];
}

const SEQUENCE_DIGITS = 20;

export function messageShape(queue: Queue, message: Message, wanted: Wanted): object {
  const attributes = wantedAttributes(message.attributes, wanted.messageAttributes);
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle(queue, message),
    Body: message.body,
    MD5OfBody: createHash('md5').update(message.body).digest('hex'),
    Attributes: unlessEmpty(wantedEntries(systemAttributes(queue, message), wanted.systemAttributes)),
    MessageAttributes: unlessEmpty(attributes),
    MD5OfMessageAttributes: attributesDigest(attributes),
  };
}

export function sequenceNumber(number: number): string {
  return String(number).padStart(SEQUENCE_DIGITS, '0');
}

function systemAttributes({ isFifo }: Queue, message: Message): Record<string, string | undefined> {
  return {
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    DeadLetterQueueSourceArn: message.deadLetterSourceArn,
    MessageGroupId: message.groupId,
    MessageDeduplicationId: message.deduplicationId,
    SequenceNumber: isFifo ? sequenceNumber(message.number) : undefined,
  };
}

function wantedEntries<T>(values: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  const isWanted = (name: string) => names.includes('All') || names.includes(name);
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && isWanted(name)));
}

/** Names of attributes may end in `.*`, for all that begin so. */
function wantedAttributes(attributes: MessageAttributes, names: readonly string[]): MessageAttributes {
  const prefixes = names.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -'.*'.length));
  const matching = Object.keys(attributes).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
  return wantedEntries(attributes, [...names, ...matching]);
}

function unlessEmpty<T extends object>(values: T): T | undefined {
  return Object.keys(values).length > 0 ? values : undefined;
}
