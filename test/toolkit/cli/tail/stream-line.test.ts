import { Aggregator } from '../../../../lambda/shared/kpl/aggregator';
import { DECODERS, type Decoder } from '../../../../toolkit/cli/tail/decode';
import { linesOfRecord } from '../../../../toolkit/cli/tail/stream-line';

const ARRIVED = new Date('2026-01-05T09:00:00Z');

function lines(Data: Uint8Array, format = 'auto') {
  const record = { SequenceNumber: '49', PartitionKey: 'outer', Data, ApproximateArrivalTimestamp: ARRIVED };
  return [...linesOfRecord(record, 'shardId-000000000000', DECODERS[format] as Decoder)];
}

function aggregate(): Buffer {
  const aggregator = new Aggregator();
  aggregator.add({ partitionKey: 'a', data: Buffer.from('one\ntwo\n') });
  aggregator.add({ partitionKey: 'b', data: Buffer.from('three') });
  return aggregator.take()?.data ?? Buffer.alloc(0);
}

describe('linesOfRecord', () => {
  test('gives each line the id of its row', () => {
    expect(lines(Buffer.from('a\nb')).map(({ eventId, entry }) => [eventId, entry.text])).toEqual([
      ['49-0-0', 'a'],
      ['49-0-1', 'b'],
    ]);
  });

  test('gives the lines of user records, under their own keys', () => {
    const found = lines(aggregate()).map(({ eventId, place, entry }) => [eventId, place.partitionKey, entry.text]);
    expect(found).toEqual([
      ['49-0-0', 'a', 'one'],
      ['49-0-1', 'a', 'two'],
      ['49-1-0', 'b', 'three'],
    ]);
  });

  test('leaves an aggregate as it is where bytes are asked for', () => {
    const data = aggregate();
    expect(lines(data, 'base64').map(({ place, entry }) => [place.partitionKey, entry.text])).toEqual([
      ['outer', data.toString('base64')],
    ]);
  });

  test('knows where a line stands', () => {
    expect(lines(Buffer.from('a'))[0]?.place).toEqual({
      shardId: 'shardId-000000000000',
      sequenceNumber: '49',
      subSequenceNumber: 0,
      partitionKey: 'outer',
      arrivalTime: ARRIVED,
    });
  });
});
