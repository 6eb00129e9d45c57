import { sourceRecords } from '../../../../../toolkit/sandbox/firehose/source/source-records';
import { aggregate } from '../../aggregates';
import { Fixture } from '../fixture';

function stored(data: Buffer) {
  return { sequenceNumber: '1', partitionKey: 'outer', data, approximateArrivalTimestamp: 5 };
}

describe('sourceRecords', () => {
  test('takes the user records out of an aggregate', () => {
    const records = sourceRecords(
      'shard',
      stored(
        aggregate([
          ['a', 'first'],
          ['b', 'x'.repeat(300)],
        ]),
      ),
    );
    const outer = { shardId: 'shard', sequenceNumber: '1', arrival: 5 };
    expect(records).toEqual([
      { ...outer, subSequenceNumber: 0, isLast: false, partitionKey: 'a', data: Buffer.from('first') },
      { ...outer, subSequenceNumber: 1, isLast: true, partitionKey: 'b', data: Buffer.from('x'.repeat(300)) },
    ]);
  });

  test('leaves any other record whole', () => {
    const data = Buffer.from('plain');
    expect(sourceRecords('shard', stored(data))).toMatchObject([
      { data, partitionKey: 'outer', subSequenceNumber: 0, isLast: true },
    ]);
  });

  test('come out of an aggregate before anything else', async () => {
    const fixture = new Fixture().toS3();
    fixture.stream.put(
      aggregate([
        ['a', '1'],
        ['b', '2'],
      ]),
    );
    await fixture.clock.advance(360_000);
    expect(await fixture.texts()).toEqual(['12']);
    expect(fixture.sum('DeliveryToS3.Records')).toBe(2);
  });
});
