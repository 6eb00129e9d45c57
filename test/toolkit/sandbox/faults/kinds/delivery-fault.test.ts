import { PutRecordBatchCommand, PutRecordCommand } from '@aws-sdk/client-firehose';
import { FaultySandbox } from '../faulty-sandbox';

let faulty: FaultySandbox;

beforeEach(async () => {
  faulty = await FaultySandbox.start();
});

afterEach(() => faulty.close());

function put() {
  const Record = { Data: Buffer.from('row') };
  return faulty.firehose.send(new PutRecordCommand({ DeliveryStreamName: 'delivery', Record }));
}

function putBatch(count: number) {
  const Records = Array.from({ length: count }, (_, i) => ({ Data: Buffer.from(`row ${i}\n`) }));
  return faulty.firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'delivery', Records }));
}

function metric(name: string): number {
  return faulty.sum('AWS/Firehose', name, { DeliveryStreamName: 'delivery' });
}

async function delivered(): Promise<string> {
  await faulty.sandbox.drain();
  const objects = await faulty.sandbox.objects('lake', 'rows/');
  return Buffer.concat(await Promise.all(objects.map(({ key }) => faulty.sandbox.read('lake', key)))).toString();
}

describe('a fault of a delivery stream', () => {
  test('delivery-unavailable answers every call by ServiceUnavailableException, and ends', async () => {
    faulty.sandbox.inject({ type: 'delivery-unavailable', deliveryStream: 'Delivery', forMs: 1_000 });
    const unavailable = { name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } };
    await expect(put()).rejects.toMatchObject(unavailable);
    await expect(putBatch(3)).rejects.toMatchObject(unavailable);
    expect([metric('IncomingRecords'), metric('ThrottledRecords')]).toEqual([0, 4]);
    await faulty.sandbox.clock.advance(1_000);
    expect(await put()).toHaveProperty('RecordId');
    expect(await delivered()).toBe('row');
  });

  test('delivery-entries-refused refuses entries, in their places, and takes the others', async () => {
    faulty.sandbox.inject({ type: 'delivery-entries-refused', deliveryStream: 'delivery', times: 2 });
    const { FailedPutCount, RequestResponses } = await putBatch(4);
    const refused = { ErrorCode: 'ServiceUnavailableException', ErrorMessage: 'Slow down.' };
    const taken = { RecordId: expect.any(String) };
    expect([FailedPutCount, RequestResponses]).toEqual([2, [refused, refused, taken, taken]]);
    expect([metric('IncomingRecords'), metric('ThrottledRecords')]).toEqual([2, 2]);
    expect(await delivered()).toBe('row 2\nrow 3\n');
    expect(await putBatch(1)).toMatchObject({ FailedPutCount: 0 });
  });

  test('delivery-entries-refused refuses a share of a batch', async () => {
    faulty.sandbox.inject({ type: 'delivery-entries-refused', deliveryStream: 'delivery', share: 0.1 });
    const { FailedPutCount, RequestResponses } = await putBatch(500);
    expect(FailedPutCount).toBeGreaterThan(25);
    expect(FailedPutCount).toBeLessThan(75);
    expect(RequestResponses?.filter(({ ErrorCode }) => ErrorCode !== undefined)).toHaveLength(FailedPutCount ?? 0);
  });

  test('delivery-unavailable happens to nothing that does not exist', () => {
    const inject = () => faulty.sandbox.inject({ type: 'delivery-unavailable', deliveryStream: 'nothing' });
    expect(inject).toThrow('Firehose nothing under account 123456789012 not found.');
  });
});
