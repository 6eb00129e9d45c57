import { inUse, label, limitExceeded, notFound } from './errors';
import type { DataStream } from './stream';
import type { ArnTarget } from './stream-arn';
import { type Consumer, LIMITS, type Tags } from './stream-settings';

/** @throws AwsError `ResourceInUseException`, `LimitExceededException` */
export function registerConsumer(stream: DataStream, name: string, tags: Tags = {}): Consumer {
  const { consumers } = stream.document;
  if (consumers.some((consumer) => consumer.name === name)) {
    throw inUse(`Consumer ${name} under stream ${stream.name} already exists for account ${stream.account}.`);
  }
  if (consumers.length >= LIMITS.consumersPerStream) {
    throw limitExceeded(
      `Stream ${stream.name} has ${consumers.length} consumers, at most ${LIMITS.consumersPerStream}.`,
    );
  }
  const createdAt = stream.now;
  const arn = `${stream.arn}/consumer/${name}:${Math.floor(createdAt / 1000)}`;
  const consumer = { name, arn, createdAt, tags };
  stream.update({ consumers: [...consumers, consumer] });
  return consumer;
}

export function deregisterConsumer(stream: DataStream, { arn }: Consumer): void {
  stream.update({ consumers: stream.document.consumers.filter((consumer) => consumer.arn !== arn) });
}

/** @throws AwsError `ResourceNotFoundException` when the target is no consumer */
export function requireConsumer({ stream, consumer }: ArnTarget, name: string): Required<ArnTarget> {
  if (consumer !== undefined) return { stream, consumer };
  throw notFound(`Consumer ${name} of stream ${label(stream)} not found.`);
}
