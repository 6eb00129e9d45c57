import { inUse, label, limitExceeded, notFound } from './errors';
import type { DataStream } from './stream';
import type { ArnTarget } from './stream-arn';
import type { StreamRegistry } from './stream-registry';
import { type Consumer, LIMITS, type Tags } from './stream-settings';

/** How long a consumer is CREATING, and how long it is DELETING. */
const CHANGE_MS = 500;

export interface ConsumerOptions {
  readonly tags?: Tags;
  /** Default - a moment from now. */
  readonly activeAt?: number;
}

/** @throws AwsError `ResourceInUseException`, `LimitExceededException` */
export function registerConsumer(stream: DataStream, name: string, options: ConsumerOptions = {}): Consumer {
  const { consumers, now: createdAt } = stream;
  if (consumers.some((consumer) => consumer.name === name)) {
    throw inUse(`Consumer ${name} under stream ${stream.name} already exists for account ${stream.account}.`);
  }
  if (consumers.length >= LIMITS.consumersPerStream) {
    throw limitExceeded(
      `Stream ${stream.name} has ${consumers.length} consumers, at most ${LIMITS.consumersPerStream}.`,
    );
  }
  const arn = `${stream.arn}/consumer/${name}:${Math.floor(createdAt / 1000)}`;
  const { tags = {}, activeAt = createdAt + CHANGE_MS } = options;
  const consumer = { name, arn, createdAt, activeAt, tags };
  stream.update({ consumers: [...consumers, consumer] });
  return consumer;
}

export function deregisterConsumer(stream: DataStream, { arn }: Consumer): void {
  const goneAt = stream.now + CHANGE_MS;
  stream.update({
    consumers: stream.consumers.map((consumer) => (consumer.arn === arn ? { goneAt, ...consumer } : consumer)),
  });
}

export function consumerStatus({ activeAt, goneAt }: Consumer, now: number): 'CREATING' | 'ACTIVE' | 'DELETING' {
  if (goneAt !== undefined) return 'DELETING';
  return now < activeAt ? 'CREATING' : 'ACTIVE';
}

/** @throws AwsError `ResourceNotFoundException` when the target is no consumer */
export function requireConsumer({ stream, consumer }: ArnTarget, name: string): Required<ArnTarget> {
  if (consumer !== undefined) return { stream, consumer };
  throw notFound(`Consumer ${name} of stream ${label(stream)} not found.`);
}

/** @throws AwsError `ResourceInUseException` while the consumer comes or goes */
export function requireActiveConsumer(consumer: Consumer, now: number): void {
  const status = consumerStatus(consumer, now);
  if (status !== 'ACTIVE') throw inUse(`Consumer ${consumer.arn} not ACTIVE, instead in state ${status}`);
}

/** @throws AwsError `LimitExceededException` when the account has as many consumers CREATING as it may */
export function requireFewBeingCreated(streams: StreamRegistry): void {
  const creating = streams.all.flatMap((stream) =>
    stream.consumers.filter((consumer) => consumerStatus(consumer, stream.now) === 'CREATING'),
  );
  if (creating.length < LIMITS.consumersBeingCreated) return;
  throw limitExceeded(`At most ${LIMITS.consumersBeingCreated} consumers can be CREATING at the same time.`);
}
