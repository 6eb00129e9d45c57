import {
  consumerStatus,
  deregisterConsumer as deregister,
  registerConsumer as register,
  requireConsumer,
  requireFewBeingCreated,
} from '../consumers';
import { invalidArgument } from '../errors';
import { resolveArn } from '../stream-arn';
import { type Consumer, LIMITS } from '../stream-settings';
import { consumerArn, nextToken, streamArn, streamName } from './common-members';
import { issueListToken, readListToken } from './list-token';
import { type InputOf, integer, map, required } from './members';
import { operation, type StreamsBackend } from './operation';
import { page } from './page';
import { streamOf } from './stream-of';

const DEFAULT_LIMIT = 100;

const REGISTER = {
  StreamARN: required(streamArn()),
  ConsumerName: required(streamName()),
  Tags: map({ max: LIMITS.tags }),
};

export const registerStreamConsumer = operation(REGISTER, (input, backend) => {
  const stream = streamOf(input, backend);
  requireFewBeingCreated(backend.streams);
  const consumer = register(backend.streams, stream, {
    name: input.ConsumerName,
    tags: input.Tags,
    activeAt: stream.now + stream.options.creatingMs,
  });
  return { Consumer: shape(consumer, stream.now) };
});

const CONSUMER = { StreamARN: streamArn(), ConsumerName: streamName(), ConsumerARN: consumerArn() };

export const describeStreamConsumer = operation(CONSUMER, (input, backend) => {
  const { stream, consumer } = consumerOf(input, backend);
  return { ConsumerDescription: { ...shape(consumer, stream.now), StreamARN: stream.arn } };
});

export const deregisterStreamConsumer = operation(CONSUMER, (input, backend) => {
  const { stream, consumer } = consumerOf(input, backend);
  deregister(stream, consumer);
  backend.subscriptions.end(consumer.arn);
});

const LIST = {
  StreamARN: required(streamArn()),
  NextToken: nextToken(),
  MaxResults: integer({ min: 1, max: 10_000 }),
};

export const listStreamConsumers = operation(LIST, (input, backend) => {
  const { NextToken: token, MaxResults: limit = DEFAULT_LIMIT } = input;
  const after = token === undefined ? undefined : readListToken(token, backend).after;
  const stream = streamOf(input, backend);
  const consumers = [...stream.consumers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, hasMore } = page(consumers, (consumer) => consumer.name, after, limit);
  const last = items.at(-1);
  return {
    Consumers: items.map((consumer) => shape(consumer, stream.now)),
    NextToken: hasMore && last ? issueListToken(stream, last.name) : undefined,
  };
});

function consumerOf(input: InputOf<typeof CONSUMER>, backend: StreamsBackend) {
  const { ConsumerARN: arn } = input;
  if (arn !== undefined) return requireConsumer(resolveArn(arn, backend.streams), arn);
  if (input.StreamARN === undefined || input.ConsumerName === undefined) {
    throw invalidArgument('ConsumerARN, or StreamARN and ConsumerName, must be provided, got neither');
  }
  const stream = streamOf(input, backend);
  const consumer = stream.consumers.find(({ name }) => name === input.ConsumerName);
  return requireConsumer({ stream, consumer }, input.ConsumerName);
}

function shape(consumer: Consumer, now: number) {
  return {
    ConsumerName: consumer.name,
    ConsumerARN: consumer.arn,
    ConsumerStatus: consumerStatus(consumer, now),
    ConsumerCreationTimestamp: Math.floor(consumer.createdAt / 1000),
  };
}
