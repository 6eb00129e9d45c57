import { AwsError } from '../../kernel/aws-error';
import type { Queue } from '../queue';
import { queueSettings, SETTINGS } from '../queue-settings';
import { queueOf, textList } from './members';
import type { Input, Operation } from './operation';

export const getQueueAttributes: Operation = (input, backend) => {
  const names = textList(input, 'AttributeNames');
  const attributes = Object.entries(allAttributes(queueOf(input, backend)));
  const wanted = attributes.filter(([name]) => names.includes('All') || names.includes(name));
  return wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) };
};

export const setQueueAttributes: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  const attributes = (input.Attributes ?? {}) as Input;
  const unknown = Object.keys(attributes).find((name) => !SETTINGS.includes(name));
  if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  try {
    queue.settings = queueSettings(attributes, queue.settings);
  } catch (error) {
    throw new AwsError('InvalidAttributeValue', (error as Error).message);
  }
  return undefined;
};

function allAttributes(queue: Queue): Record<string, string> {
  const { RedrivePolicy, ContentBasedDeduplication, ...numbers } = queue.settings;
  const { visible, inFlight, delayed } = queue.counts;
  const attributes = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: visible,
    ApproximateNumberOfMessagesNotVisible: inFlight,
    ApproximateNumberOfMessagesDelayed: delayed,
    CreatedTimestamp: Math.floor(queue.createdAt / 1_000),
    ...numbers,
    ...(RedrivePolicy !== undefined && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
    ...(queue.isFifo && { FifoQueue: true, ContentBasedDeduplication }),
  };
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}
