import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Dispatch } from '../../../toolkit/sandbox/gateway/dispatch';
import { Gateway } from '../../../toolkit/sandbox/gateway/gateway';
import { RoleDirectory } from '../../../toolkit/sandbox/kernel/role-credentials';
import { OPEN_ACCESS } from '../sandbox/acting';
import { type TestRoom, testRoom } from '../sandbox/streams/room';

/** Streams that a real client reaches through a real gateway, in virtual time. */
export interface ServedStreams extends TestRoom {
  readonly client: KinesisClient;
  /** Puts texts into the stream `logs`, each under itself as its key. */
  put(...texts: string[]): Promise<void>;
  /** Turns time until the work is done. */
  settle<T>(work: Promise<T>): Promise<T>;
}

const open: { close(): Promise<void> }[] = [];

/** @param creatingMs how long streams and consumers take to be created */
export async function serveStreams(shards = 1, creatingMs = 0): Promise<ServedStreams> {
  const room = testRoom({ updatingMs: 0, creatingMs });
  room.create('AWS::Kinesis::Stream', { Name: 'logs', ShardCount: shards });
  await room.context.clock.advance(creatingMs);
  const gateway = new Gateway();
  const endpoint = await gateway.listen(0);
  const { clock } = room.context;
  gateway.serve(new Dispatch([room.room], clock, new RoleDirectory('123456789012'), OPEN_ACCESS));
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'sandbox' };
  const client = new KinesisClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  open.push({
    close: async () => {
      client.destroy();
      await gateway.close();
    },
  });
  return {
    ...room,
    client,
    put: async (...texts) => {
      const Records = texts.map((text) => ({ PartitionKey: text, Data: Buffer.from(text) }));
      await client.send(new PutRecordsCommand({ StreamName: 'logs', Records }));
    },
    settle: (work) => settle(work, (ms) => clock.advance(ms)),
  };
}

export async function closeServedStreams(): Promise<void> {
  await Promise.all(open.splice(0).map((served) => served.close()));
}

async function settle<T>(work: Promise<T>, advance: (ms: number) => Promise<void>): Promise<T> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  while (!isDone) {
    // What real requests need to get on.
    await new Promise((resolve) => setImmediate(resolve));
    await advance(100);
  }
  return work;
}
