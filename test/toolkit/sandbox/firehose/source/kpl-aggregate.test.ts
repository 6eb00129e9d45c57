import { createHash } from 'node:crypto';
import { deaggregate } from '../../../../../toolkit/sandbox/firehose/source/kpl-aggregate';
import { Fixture } from '../fixture';

const MAGIC = Buffer.from('f3899ac2', 'hex');

function field(number: number, value: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = value.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), value]);
}

function aggregate(records: readonly (readonly [string, string])[]): Buffer {
  const keys = records.map(([key]) => field(1, Buffer.from(key)));
  const entries = records.map(([, data], i) =>
    field(3, Buffer.concat([Buffer.from([1 << 3, i]), field(3, Buffer.from(data))])),
  );
  const message = Buffer.concat([...keys, ...entries]);
  return Buffer.concat([MAGIC, message, createHash('md5').update(message).digest()]);
}

function stored(data: Buffer) {
  return { sequenceNumber: '1', partitionKey: 'outer', data, approximateArrivalTimestamp: 5 };
}

describe('deaggregate', () => {
  test('takes the user records out of an aggregate', () => {
    const records = deaggregate(
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

  const whole = aggregate([['a', 'first']]);
  const unread = Buffer.from([0xff, 0xff]);
  test.each([
    ['plain data', Buffer.from('plain')],
    ['no data', Buffer.alloc(0)],
    ['the magic number alone', MAGIC],
    ['a broken digest', Buffer.concat([whole.subarray(0, -1), Buffer.from([0])])],
    ['a broken message', Buffer.concat([MAGIC, unread, createHash('md5').update(unread).digest()])],
    ['an empty aggregate', aggregate([])],
  ])('leaves %s as it is', (_, data) => {
    expect(deaggregate('shard', stored(data))).toMatchObject([
      { data, partitionKey: 'outer', subSequenceNumber: 0, isLast: true },
    ]);
  });

  test('reaches the function before anything else', async () => {
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
