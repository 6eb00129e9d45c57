import { Readable } from 'node:stream';
import {
  KinesisClient,
  PutRecordCommand,
  ResourceInUseException,
  SubscribeToShardCommand,
  type SubscribeToShardEvent,
  type SubscribeToShardEventStream,
} from '@aws-sdk/client-kinesis';
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { Dispatch } from '../../../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../../../toolkit/sandbox/kernel/role-credentials';
import type { JsonApi } from '../../../../../toolkit/sandbox/kernel/room';
import { OPEN_ACCESS } from '../../acting';
import { STREAM } from '../stream-room';
import { fanOutRoom } from './fan-out-room';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'sandbox' };

interface Served extends ReturnType<typeof fanOutRoom> {
  readonly endpoint: string;
  readonly client: KinesisClient;
  /** Subscriptions of the room, in the order of their calls. */
  readonly opened: readonly Readable[];
}

/** A room behind a gateway, as SDK clients meet it. */
async function withClient(run: (served: Served) => Promise<void>): Promise<void> {
  const test = fanOutRoom();
  const gateway = new Gateway();
  const endpoint = await gateway.listen(0);
  const opened: Readable[] = [];
  const room = { jsonApis: test.room.jsonApis.map((api) => remembering(api, opened)) };
  gateway.serve(new Dispatch([room], test.context.clock, new RoleDirectory(test.context.account), OPEN_ACCESS));
  const client = new KinesisClient({ endpoint, region: test.context.region, credentials });
  try {
    await run({ ...test, endpoint, client, opened });
  } finally {
    client.destroy();
    test.room.close();
    await gateway.close();
  }
}

function remembering(api: JsonApi, opened: Readable[]): JsonApi {
  return {
    targetPrefix: api.targetPrefix,
    jsonVersion: api.jsonVersion,
    permissionsFor: (operation, input) => api.permissionsFor(operation, input),
    call: (operation, input, caller) => {
      const output = api.call(operation, input, caller);
      if (output instanceof Readable) opened.push(output);
      return output;
    },
  };
}

async function events(stream: AsyncIterable<SubscribeToShardEventStream> | undefined) {
  const iterator = (stream as AsyncIterable<SubscribeToShardEventStream>)[Symbol.asyncIterator]();
  return {
    next: async (): Promise<SubscribeToShardEvent | undefined> => (await iterator.next()).value?.SubscribeToShardEvent,
    stop: () => iterator.return?.(),
  };
}

describe('KinesisClient of the AWS SDK, subscribed to a shard', () => {
  const command = ({ consumerArn }: Served) =>
    new SubscribeToShardCommand({
      ConsumerARN: consumerArn,
      ShardId: 'shardId-000000000000',
      StartingPosition: { Type: 'LATEST' },
    });

  test('is pushed records over HTTP/2, until the subscription ends', () =>
    withClient(async (served) => {
      const { client, context } = served;
      const { next } = await events((await client.send(command(served))).EventStream);
      const Data = new Uint8Array([0, 255, 128]);
      const put = await client.send(new PutRecordCommand({ ...STREAM, PartitionKey: 'ключ', Data }));
      await context.clock.advance(0);
      expect(await next()).toEqual({
        Records: [
          {
            SequenceNumber: put.SequenceNumber,
            PartitionKey: 'ключ',
            Data,
            ApproximateArrivalTimestamp: new Date(context.clock.now()),
          },
        ],
        ContinuationSequenceNumber: put.SequenceNumber,
        MillisBehindLatest: 0,
      });
      await context.clock.advance(299_999);
      for (let quiet = 0; quiet < 59; quiet++) expect((await next())?.Records).toEqual([]);
      await context.clock.advance(1);
      expect(await next()).toBeUndefined();
    }));

  test('knows by its class why another subscription ended its own', () =>
    withClient(async (served) => {
      const { client, context } = served;
      const first = await events((await client.send(command(served))).EventStream);
      await context.clock.advance(5_000);
      await client.send(command(served));
      await first.next();
      await first.next();
      await expect(first.next()).rejects.toThrow(
        new ResourceInUseException({
          message: 'Another subscription of this consumer and shard has taken over.',
          $metadata: {},
        }),
      );
    }));

  test('knows a refusal by its class', () =>
    withClient(async (served) => {
      await served.client.send(command(served));
      await expect(served.client.send(command(served))).rejects.toThrow(ResourceInUseException);
    }));

  test('ends its subscription by going', () =>
    withClient(async (served) => {
      const { client, context, opened, values } = served;
      const going = new AbortController();
      const { EventStream } = await client.send(command(served), { abortSignal: going.signal });
      await context.clock.advance(0);
      await (await events(EventStream)).next();
      going.abort();
      await new Promise((resolve) => opened[0]?.once('close', resolve));
      await context.clock.advance(600_000);
      expect(values('SubscribeToShardEvent.Success')).toEqual([1]);
    }));

  test('could as well speak HTTP/1.1', () =>
    withClient(async ({ call, context, endpoint, subscription }) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'x-amz-target': 'Kinesis_20131202.SubscribeToShard',
          authorization: 'AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/kinesis/aws4_request',
        },
        body: JSON.stringify(subscription()),
      });
      expect(response.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
      call('PutRecord', { ...STREAM, PartitionKey: 'k', Data: 'bGluZQ==' });
      await context.clock.advance(300_000);
      const codec = new EventStreamCodec(toUtf8, fromUtf8);
      const body = Buffer.from(await response.arrayBuffer());
      const types: unknown[] = [];
      for (let at = 0; at < body.length; at += body.readUInt32BE(at)) {
        const { headers } = codec.decode(body.subarray(at, at + body.readUInt32BE(at)));
        types.push(headers[':event-type']?.value);
      }
      expect(types).toEqual(['initial-response', ...new Array(60).fill('SubscribeToShardEvent')]);
    }));
});
