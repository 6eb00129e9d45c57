import { decrypting, encrypting } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';
import { decodeToken } from '../opaque-token';
import { streamNameIn } from '../stream-arn';
import { streamEncryption } from '../stream-permissions';
import type { StreamsBackend } from './operation';

type Input = Readonly<Record<string, unknown>>;

const OF_THE_ACCOUNT = ['DescribeAccountSettings', 'DescribeLimits', 'ListStreams', 'UpdateAccountSettings'];
const OF_A_CONSUMER = ['DeregisterStreamConsumer', 'DescribeStreamConsumer'];
const READING = ['GetRecords', 'SubscribeToShard'];
const WRITING = ['PutRecord', 'PutRecords'];

/** What an operation needs; nothing where the input names no resource, since it fails for that. */
export function permissionsFor(operation: string, input: Input, backend: StreamsBackend): readonly Permission[] {
  const action = `kinesis:${operation}`;
  if (OF_THE_ACCOUNT.includes(operation)) return [{ action, resource: '*' }];
  const resource = resourceOf(operation, input, backend);
  return resource === undefined ? [] : [{ action, resource }, ...keyPermissions(operation, resource, backend)];
}

function resourceOf(operation: string, input: Input, backend: StreamsBackend): string | undefined {
  const given = textOf(input.ConsumerARN) ?? textOf(input.ResourceARN);
  if (given !== undefined) return given;
  const stream = streamArnIn(input, backend);
  const consumer = OF_A_CONSUMER.includes(operation) ? textOf(input.ConsumerName) : undefined;
  return stream === undefined || consumer === undefined ? stream : consumerArn(stream, consumer, backend);
}

/** A token tells its stream, whatever else the input names. */
function streamArnIn({ ShardIterator, StreamARN, StreamName, NextToken }: Input, { context }: StreamsBackend) {
  const iterated = nameIn(ShardIterator);
  if (iterated === undefined && textOf(StreamARN) !== undefined) return textOf(StreamARN);
  const name = iterated ?? textOf(StreamName) ?? nameIn(NextToken);
  const { partition, region, account } = context;
  return name === undefined ? undefined : `arn:${partition}:kinesis:${region}:${account}:stream/${name}`;
}

function nameIn(token: unknown): string | undefined {
  return textOf(decodeToken<{ readonly stream: unknown }>(textOf(token) ?? '')?.stream);
}

/** One that is not there has no creation time, which ends an ARN. */
function consumerArn(stream: string, name: string, { streams }: StreamsBackend): string {
  const consumers = streams.find(streamNameIn(stream))?.consumers ?? [];
  return consumers.find((consumer) => consumer.name === name)?.arn ?? `${stream}/consumer/${name}:0`;
}

function keyPermissions(operation: string, resource: string, { context, streams }: StreamsBackend) {
  const using = READING.includes(operation) ? decrypting : WRITING.includes(operation) ? encrypting : undefined;
  const stream = streams.find(streamNameIn(resource));
  return using === undefined || stream === undefined ? [] : using(streamEncryption(stream, context), context);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
