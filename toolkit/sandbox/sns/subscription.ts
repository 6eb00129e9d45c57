import { randomUUID } from 'node:crypto';
import { booleanProperty } from '../kernel/template-values';

/** Somebody who is told what is published to a topic. */
export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  /** Such as `lambda` or `email`. */
  readonly protocol: string;
  /** ARN of a function or a queue, an address, a number. */
  readonly endpoint: string;
  /** A queue gets the message as it was published, not in an envelope. */
  readonly isRaw: boolean;
}

const PROTOCOLS = ['application', 'email', 'email-json', 'firehose', 'http', 'https', 'lambda', 'sms', 'sqs'];

type Properties = Readonly<Record<string, unknown>>;

/** @throws Error that names the property, its value and what is allowed */
export function subscriptionOf(topicArn: string, properties: Properties): Subscription {
  const { Protocol, Endpoint } = properties;
  if (!PROTOCOLS.includes(String(Protocol))) {
    throw new Error(`Protocol must be one of ${PROTOCOLS.join(', ')}, got ${JSON.stringify(Protocol)}`);
  }
  if (typeof Endpoint !== 'string') throw new Error(`Endpoint must be a string, got ${JSON.stringify(Endpoint)}`);
  const isRaw = booleanProperty(properties, 'RawMessageDelivery') ?? false;
  return { arn: `${topicArn}:${randomUUID()}`, topicArn, protocol: String(Protocol), endpoint: Endpoint, isRaw };
}
