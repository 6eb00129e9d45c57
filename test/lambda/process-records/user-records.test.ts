import { UserRecords } from '../../../lambda/process-records/user-records';
import { Aggregator } from '../../../lambda/shared/kpl/aggregator';
import { CONSUMER_ARN, kinesisEvent } from './events';

function aggregateOf(...data: string[]): Buffer {
  const aggregator = new Aggregator();
  for (const content of data) aggregator.add({ partitionKey: content, data: Buffer.from(content) });
  return aggregator.take()?.data as Buffer;
}

function idsAt(place: number, ...[records, arn]: Parameters<typeof kinesisEvent>): string[] {
  return new UserRecords(kinesisEvent(records, arn).Records).at(place).map(({ origin }) => origin.id);
}

describe('UserRecords', () => {
  test('gives a record its sequence number, partition key and data', () => {
    const event = kinesisEvent(['a', 'b']);
    const origin = { event: event.Records[1], partitionKey: 'key', subSequenceNumber: 0, id: '1-0' };
    expect(new UserRecords(event.Records).at(1)).toEqual([{ data: Buffer.from('b'), origin }]);
  });

  test('takes an aggregate apart, and numbers what is in it', () => {
    const { Records } = kinesisEvent(['a', aggregateOf('b', 'c')]);
    const found = new UserRecords(Records).at(1).map(({ data, origin }) => [origin.id, origin.partitionKey, `${data}`]);
    expect(found).toEqual([
      ['1-0', 'b', 'b'],
      ['1-1', 'c', 'c'],
    ]);
  });

  test('tells records apart that Lambda took out of one aggregate', () => {
    const records = ['a', 'b'].map((data) => ({ data, sequenceNumber: '7' }));
    const ids = [0, 1].flatMap((place) => idsAt(place, records, CONSUMER_ARN));
    expect(ids).toEqual([expect.stringMatching(/^7-/), expect.stringMatching(/^7-/)]);
    expect(new Set(ids).size).toBe(2);
    expect(idsAt(0, records.slice(1), CONSUMER_ARN)).toEqual(ids.slice(1));
  });
});
