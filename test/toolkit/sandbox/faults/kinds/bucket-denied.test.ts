import { PutRecordCommand } from '@aws-sdk/client-firehose';
import { FaultySandbox } from '../faulty-sandbox';

let faulty: FaultySandbox;

beforeEach(async () => {
  faulty = await FaultySandbox.start();
});

afterEach(() => faulty.close());

function putObject(key: string) {
  return fetch(`${faulty.sandbox.endpoint}/lake/${key}`, { method: 'PUT', body: 'x' });
}

function successes(): number[] {
  const dimensions = { DeliveryStreamName: 'delivery' };
  const points = faulty.sandbox.metric({ namespace: 'AWS/Firehose', metricName: 'DeliveryToS3.Success', dimensions });
  return points.map(({ value }) => value);
}

describe('bucket-denied', () => {
  test('keeps objects out, whoever puts them, and ends', async () => {
    faulty.sandbox.inject({ type: 'bucket-denied', bucket: 'Bucket', forMs: 1_000 });
    const denied = await putObject('a');
    expect([denied.status, await denied.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
    expect(await faulty.sandbox.objects('lake')).toEqual([]);
    await faulty.sandbox.clock.advance(1_000);
    expect((await putObject('a')).status).toBe(200);
  });

  test('lets in what begins otherwise', async () => {
    faulty.sandbox.inject({ type: 'bucket-denied', bucket: 'lake', prefix: 'rows/', times: 1 });
    expect((await putObject('other/rows/a')).status).toBe(200);
    expect((await putObject('rows/a')).status).toBe(403);
    expect((await putObject('rows/a')).status).toBe(200);
  });

  test('stalls a delivery, which shows in its metrics, until it ends', async () => {
    const { sandbox, firehose } = faulty;
    sandbox.inject({ type: 'bucket-denied', bucket: 'lake', forMs: 10 * 60_000 });
    const Record = { Data: Buffer.from('row') };
    await firehose.send(new PutRecordCommand({ DeliveryStreamName: 'delivery', Record }));
    await sandbox.clock.advance(9 * 60_000);
    expect(successes()).not.toContain(1);
    expect(successes()).toContain(0);
    expect(sandbox.pending()).toEqual(['delivery stream delivery holds 1 records']);
    await sandbox.clock.advance(3 * 60_000);
    expect(successes()).toContain(1);
    expect(await sandbox.objects('lake')).toHaveLength(1);
  });

  test('happens to nothing that does not exist', () => {
    const inject = () => faulty.sandbox.inject({ type: 'bucket-denied', bucket: 'nothing' });
    expect(inject).toThrow('The specified bucket does not exist: nothing');
  });
});
