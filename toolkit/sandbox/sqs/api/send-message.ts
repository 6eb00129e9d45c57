import { createHash } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error';
import { attributesDigest } from '../attributes-digest';
import { type Envelope, enqueue } from '../enqueue';
import { invalidParameter } from '../errors';
import type { MessageAttributes } from '../message';
import { messageSize } from '../message-size';
import type { Queue } from '../queue';
import { runBatch } from './batch';
import { optionalInteger, optionalText, queueOf, requiredText } from './members';
import { sequenceNumber } from './message-shape';
import type { Input, Operation } from './operation';

const MOST_ATTRIBUTES = 10;
const LONGEST_DELAY_SECONDS = 900;
const LARGEST_BATCH_BYTES = 2 ** 20;

export const sendMessage: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  return sentShape(queue, enqueue(queue, envelope(input), backend.metrics));
};

export const sendMessageBatch: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  requireBatchSize(input);
  return runBatch(input, (entry) => sentShape(queue, enqueue(queue, envelope(entry), backend.metrics)));
};

function envelope(input: Input): Envelope {
  return {
    body: requiredText(input, 'MessageBody'),
    attributes: messageAttributes(input),
    groupId: optionalText(input, 'MessageGroupId'),
    deduplicationId: optionalText(input, 'MessageDeduplicationId'),
    delaySeconds: optionalInteger(input, 'DelaySeconds', 0, LONGEST_DELAY_SECONDS),
  };
}

function messageAttributes({ MessageAttributes }: Input): MessageAttributes {
  const attributes = (MessageAttributes ?? {}) as MessageAttributes;
  const count = Object.keys(attributes).length;
  if (count > MOST_ATTRIBUTES) {
    const message = `Number of message attributes [${count}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`;
    throw new AwsError('InvalidParameterValue', message);
  }
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    if (!/^(String|Number|Binary)(\..+)?$/.test(DataType ?? '')) {
      throw invalidParameter(
        name,
        DataType,
        'The type of a message attribute must begin with String, Number or Binary',
      );
    }
    if ((DataType.startsWith('Binary') ? BinaryValue : StringValue) === undefined) {
      throw invalidParameter(name, undefined, `A message attribute of type ${DataType} must have a value of that type`);
    }
  }
  return attributes;
}

function requireBatchSize({ Entries }: Input): void {
  const entries = Array.isArray(Entries) ? (Entries as readonly Input[]) : [];
  const sizes = entries.map((entry) =>
    messageSize({ body: String(entry.MessageBody), attributes: messageAttributes(entry) }),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= LARGEST_BATCH_BYTES) return;
  const message = `Batch requests cannot be longer than ${LARGEST_BATCH_BYTES} bytes. You have sent ${total} bytes.`;
  throw new AwsError('BatchRequestTooLong', message);
}

function sentShape(queue: Queue, { id, body, attributes, number }: ReturnType<typeof enqueue>): object {
  return {
    MessageId: id,
    MD5OfMessageBody: createHash('md5').update(body).digest('hex'),
    MD5OfMessageAttributes: attributesDigest(attributes),
    SequenceNumber: queue.isFifo ? sequenceNumber(number) : undefined,
  };
}
