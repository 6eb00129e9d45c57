import { UserRecords } from '../../../lambda/firehose-writer/user-records';
import { Aggregator } from '../../../lambda/shared/kpl/aggregator';
import { batchOf, STREAM_ARN } from './batches';

const CONSUMER_ARN = `${STREAM_ARN}/consumer/writer:1767225600`;

function aggregateOf(...data: string[]): Buffer {
  const aggregator = new Aggregator();
  for (const content of data) aggregator.add({ partitionKey: 'key', data: Buffer.from(content) });
  return aggregator.take()?.data as Buffer;
}

describe('UserRecords', () => {
  test('gives a record its sequence number', () => {
    expect(new UserRecords(batchOf('a', 'b')).at(1)).toEqual([{ id: '2-0', data: Buffer.from('b') }]);
  });

  test('takes an aggregate apart, and numbers what is in it', () => {
    expect(new UserRecords(batchOf('a', aggregateOf('b', 'c'))).at(1)).toEqual([
      { id: '2-0', data: Buffer.from('b') },
      { id: '2-1', data: Buffer.from('c') },
    ]);
  });

  test('tells records apart that Lambda took out of one aggregate', () => {
    const batch = batchOf('a', 'b').map((record) => ({
      ...record,
      eventSourceARN: CONSUMER_ARN,
      kinesis: { ...record.kinesis, sequenceNumber: '7' },
    }));
    const records = new UserRecords(batch);
    const ids = [0, 1].flatMap((place) => records.at(place)).map(({ id }) => id);
    expect(ids).toEqual([expect.stringMatching(/^7-/), expect.stringMatching(/^7-/)]);
    expect(new Set(ids).size).toBe(2);
    expect(new UserRecords(batch.slice(1)).at(0)[0]?.id).toBe(ids[1]);
  });
});
