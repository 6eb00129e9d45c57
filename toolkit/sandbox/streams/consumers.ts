import { inUse, label, limitExceeded, notFound } from './errors';
import type { DataStream } from './stream';
import type { ArnTarget } from './stream-arn';
import type { StreamRegistry } from './stream-registry';
import { type Consumer, LIMITS, type Tags } from './stream-settings';
import { requireTags } from './tags';

export interface NewConsumer {
  readonly name: string;
  readonly tags?: Tags;
  /** CREATING until then. */
  readonly activeAt: number;
}

/** @throws AwsError `ResourceInUseException`, `LimitExceededException` */
export function registerConsumer(
  streams: StreamRegistry,
  stream: DataStream,
  { name, tags = {}, activeAt }: NewConsumer,
): Consumer {
  const { consumers, now: createdAt } = stream;
  const most = mostConsumers(streams, stream);
  requireTags(tags);
  if (consumers.some((consumer) => consumer.name === name)) {
    throw inUse(`Consumer ${name} under stream ${stream.name} already exists for account ${stream.account}.`);
  }
  if (consumers.length >= most) {
    throw limitExceeded(`Stream ${stream.name} has ${consumers.length} consumers, at most ${most}.`);
  }
  const arn = `${stream.arn}/consumer/${name}:${Math.floor(createdAt / 1000)}`;
  const consumer = { name, arn, createdAt, activeAt, tags };
  stream.update({ consumers: [...consumers, consumer] });
  return consumer;
}

export function deregisterConsumer(stream: DataStream, { arn }: Consumer): void {
  const goneAt = stream.now + stream.options.creatingMs;
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
export function requireActiveConsumer({ stream, consumer }: Required<ArnTarget>): void {
  if (consumerStatus(consumer, stream.now) === 'ACTIVE') return;
  throw inUse(
    `Consumer ${consumer.name} with creation timestamp ${Math.floor(consumer.createdAt / 1000)} under stream ${stream.name} and account ${stream.account} is not in ACTIVE status.`,
  );
}

/** @throws AwsError `LimitExceededException` when the account has as many consumers CREATING as it may */
export function requireFewBeingCreated(streams: StreamRegistry): void {
  const creating = streams.all.flatMap((stream) =>
    stream.consumers.filter((consumer) => consumerStatus(consumer, stream.now) === 'CREATING'),
  );
  if (creating.length < LIMITS.consumersBeingCreated) return;
  throw limitExceeded(`At most ${LIMITS.consumersBeingCreated} consumers can be CREATING at the same time.`);
}

/** More for streams on demand of an account in On-demand Advantage mode. */
function mostConsumers({ accountSettings }: StreamRegistry, stream: DataStream): number {
  const isAdvantage = stream.settings.mode === 'ON_DEMAND' && accountSettings.onDemandAdvantage;
  return isAdvantage ? LIMITS.consumersPerAdvantageStream : LIMITS.consumersPerStream;
}
