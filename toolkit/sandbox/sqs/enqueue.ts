import { createHash } from 'node:crypto';
import { AwsError } from '../kernel/aws-error';
import { invalidParameter, missingParameter } from './errors';
import type { Message, MessageContent } from './message';
import { messageSize } from './message-size';
import type { Queue } from './queue';
import type { QueueMetrics } from './queue-metrics';

export interface Envelope extends MessageContent {
  /** Default - what the queue says. */
  readonly delaySeconds?: number;
}

/** Characters that XML 1.0 has no way to write. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Takes a message into a queue. @throws AwsError when it is not one that the queue takes */
export function enqueue(queue: Queue, { delaySeconds, ...content }: Envelope, metrics: QueueMetrics): Message {
  const denial = queue.denials.strike();
  if (denial !== undefined) throw denial;
  const size = messageSize(content);
  requireContent(content.body, size, queue.settings.MaximumMessageSize);
  const message = queue.isFifo
    ? queue.send(fifoContent(queue, content, delaySeconds))
    : queue.send({ body: content.body, attributes: content.attributes }, delaySeconds);
  metrics.sent(queue, size);
  return message;
}

function requireContent(body: string, size: number, most: number): void {
  if (body === '') throw missingParameter('MessageBody');
  if (FORBIDDEN.test(body)) {
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid ones are those that XML 1.0 can write.',
    );
  }
  if (size > most) {
    const reason = `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`;
    throw new AwsError('InvalidParameterValue', reason);
  }
}

function fifoContent(queue: Queue, content: MessageContent, delaySeconds = 0): MessageContent {
  if (delaySeconds > 0) {
    const reason = 'The request include parameter that is not valid for this queue type';
    throw invalidParameter('DelaySeconds', delaySeconds, reason);
  }
  if (content.groupId === undefined) throw missingParameter('MessageGroupId');
  if (content.deduplicationId !== undefined) return content;
  if (!queue.settings.ContentBasedDeduplication) {
    const reason =
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly';
    throw new AwsError('InvalidParameterValue', reason);
  }
  return { ...content, deduplicationId: createHash('sha256').update(content.body).digest('hex') };
}
