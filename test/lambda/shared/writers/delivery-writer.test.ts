import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import type { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { type DeliveryEntry, DeliveryWriter } from '../../../../lambda/shared/writers/delivery-writer';
import { clientSettings, startTargets } from './sandbox';

const RECORDS = 1_234;

let sandbox: Sandbox;
let client: FirehoseClient;

beforeEach(async () => {
  sandbox = await startTargets();
  client = new FirehoseClient({ ...clientSettings(sandbox), maxAttempts: 1 });
});

afterEach(async () => {
  client.destroy();
  await sandbox.close();
});

function put(Records: DeliveryEntry[]) {
  return client.send(new PutRecordBatchCommand({ DeliveryStreamName: 'target', Records }));
}

async function delivered(): Promise<string> {
  await sandbox.drain();
  const objects = await sandbox.objects('lake');
  return Buffer.concat(await Promise.all(objects.map(({ key }) => sandbox.read('lake', key)))).toString();
}

describe('DeliveryWriter', () => {
  test('writes any number of records, in their order as long as none is refused', async () => {
    const lines = Array.from({ length: RECORDS }, (_, i) => `${i}\n`);
    const sizes: number[] = [];
    const writer = new DeliveryWriter((entries) => {
      sizes.push(entries.length);
      return put(entries);
    });
    expect(await writer.write(lines.map((line) => ({ Data: Buffer.from(line) })))).toEqual([]);
    expect(sizes).toEqual([500, 500, 234]);
    expect(await delivered()).toBe(lines.join(''));
  });

  test('refuses a record above 1,000 KiB, and writes those around it', async () => {
    const record = (bytes: number) => ({ Data: Buffer.alloc(bytes, 'x') });
    const largest = 1_000 * 1024;
    const refused = await new DeliveryWriter(put).write([record(3), record(largest + 1), record(largest)]);
    expect(refused).toMatchObject([{ index: 1, errorCode: 'TooLarge' }]);
    expect((await delivered()).length).toBe(3 + largest);
  });

  test('puts 4 MiB into a call, and not a byte more', async () => {
    const sizes: number[] = [];
    const count = async (entries: DeliveryEntry[]) => {
      sizes.push(entries.reduce((sum, { Data }) => sum + Data.length, 0));
      return { RequestResponses: entries.map(() => ({})) };
    };
    const part = { Data: Buffer.alloc(512 * 1024) };
    await new DeliveryWriter(count).write([...Array(8).fill(part), { Data: Buffer.alloc(1) }]);
    expect(sizes).toEqual([4 * 1024 * 1024, 1]);
  });

  test('tries those records again that were refused, and no others', async () => {
    const calls: string[][] = [];
    const refuseFirst = async (entries: DeliveryEntry[]) => {
      calls.push(entries.map(({ Data }) => Buffer.from(Data).toString()));
      return { RequestResponses: entries.map((_, i) => (calls.length === 1 && i === 0 ? { ErrorCode: 'Busy' } : {})) };
    };
    const entries = ['a', 'b'].map((text) => ({ Data: Buffer.from(text) }));
    expect(await new DeliveryWriter(refuseFirst, { pause: async () => {} }).write(entries)).toEqual([]);
    expect(calls).toEqual([['a', 'b'], ['a']]);
  });
});
