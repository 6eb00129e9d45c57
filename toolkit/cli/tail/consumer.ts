import { randomBytes } from 'node:crypto';
import {
  DeregisterStreamConsumerCommand,
  DescribeStreamConsumerCommand,
  DescribeStreamSummaryCommand,
  type KinesisClient,
  RegisterStreamConsumerCommand,
} from '@aws-sdk/client-kinesis';
import type { StreamId } from '../stream-id';
import type { PatientCalls } from './patient-calls';

const REGISTRATION_INTERVAL_MS = 1_000;

/** A consumer of a stream, with throughput of its own. */
export interface Consumer {
  readonly arn: string;
  /** Deregisters it, if it was registered for this command. */
  release(): Promise<void>;
}

/** @param name of a registered consumer; default - one is registered, as long as it is used */
export async function openConsumer(
  client: KinesisClient,
  stream: StreamId,
  calls: PatientCalls,
  name?: string,
): Promise<Consumer> {
  const StreamARN = await streamArn(client, stream, calls);
  if (name === undefined) return registerConsumer(client, StreamARN, calls);
  const command = new DescribeStreamConsumerCommand({ StreamARN, ConsumerName: name });
  const { ConsumerDescription } = await calls.make(() => client.send(command));
  return { arn: String(ConsumerDescription?.ConsumerARN), release: async () => {} };
}

async function streamArn(client: KinesisClient, stream: StreamId, calls: PatientCalls): Promise<string> {
  if ('StreamARN' in stream) return stream.StreamARN;
  const { StreamDescriptionSummary } = await calls.make(() => client.send(new DescribeStreamSummaryCommand(stream)));
  return String(StreamDescriptionSummary?.StreamARN);
}

async function registerConsumer(client: KinesisClient, StreamARN: string, calls: PatientCalls): Promise<Consumer> {
  const ConsumerName = `kinesis-pipelines-tail-${randomBytes(4).toString('hex')}`;
  const command = new RegisterStreamConsumerCommand({ StreamARN, ConsumerName });
  const { Consumer } = await calls.make(() => client.send(command));
  const arn = String(Consumer?.ConsumerARN);
  const consumer = {
    arn,
    release: async () => {
      await client.send(new DeregisterStreamConsumerCommand({ ConsumerARN: arn }));
    },
  };
  try {
    await whenActive(client, arn, calls);
  } catch (error) {
    await consumer.release();
    throw error;
  }
  return consumer;
}

async function whenActive(client: KinesisClient, ConsumerARN: string, calls: PatientCalls): Promise<void> {
  const command = new DescribeStreamConsumerCommand({ ConsumerARN });
  const status = async () => (await calls.make(() => client.send(command))).ConsumerDescription?.ConsumerStatus;
  while ((await status()) !== 'ACTIVE') await calls.pause(REGISTRATION_INTERVAL_MS);
}
