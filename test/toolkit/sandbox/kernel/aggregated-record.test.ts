import { userRecordsIn } from '../../../../toolkit/sandbox/kernel/aggregated-record';
import { aggregate, seal } from '../aggregates';

/** A record of an aggregate: its place in the table of keys, and its data. */
const ENTRY = [0x08, 0x00, 0x1a, 0x01, 0x78];

function entryFields(...bytes: number[]): Buffer {
  return seal(Buffer.from([0x0a, 0x01, 0x61, 0x1a, bytes.length, ...bytes]));
}

describe('userRecordsIn', () => {
  test('takes an aggregate apart', () => {
    const long = 'x'.repeat(70_000);
    const records = userRecordsIn(
      aggregate([
        ['a', '1'],
        ['b', long],
        ['a', ''],
      ]),
    );
    expect(records).toEqual([
      { partitionKey: 'a', data: Buffer.from('1') },
      { partitionKey: 'b', data: Buffer.from(long) },
      { partitionKey: 'a', data: Buffer.alloc(0) },
    ]);
  });

  test('knows the explicit hash key of a record', () => {
    const explicitHashKey = [0x12, 0x01, 0x37];
    const entry = [...ENTRY, 0x10, 0x00];
    const message = Buffer.from([0x0a, 0x01, 0x61, ...explicitHashKey, 0x1a, entry.length, ...entry]);
    expect(userRecordsIn(seal(message))).toEqual([{ partitionKey: 'a', explicitHashKey: '7', data: Buffer.from('x') }]);
  });

  const whole = aggregate([['a', 'first']]);
  const magic = whole.subarray(0, 4);
  test.each([
    ['no data', Buffer.alloc(0)],
    ['any other data', Buffer.from('plain text that is longer than a digest')],
    ['the magic number alone', magic],
    ['the magic number and half a digest', whole.subarray(0, 12)],
    ['other data with a digest', Buffer.concat([Buffer.alloc(4), whole.subarray(4)])],
    ['a broken digest', Buffer.concat([whole.subarray(0, -1), Buffer.from([(whole.at(-1) ?? 0) ^ 1])])],
    ['an empty aggregate', aggregate([])],
    ['a number that is cut off', seal(Buffer.from([0xff, 0xff]))],
    ['a field that is cut off', seal(Buffer.from([0x0a, 0x05, 0x61]))],
    ['a field of a type that is not known', seal(Buffer.from([0x0d, 0, 0, 0, 0]))],
    ['a record without a key', entryFields(0x1a, 0x01, 0x78)],
    ['a record whose key is not in the table', entryFields(0x08, 0x01, 0x1a, 0x01, 0x78)],
    ['a record without data', entryFields(0x08, 0x00)],
    ['a record whose data is a number', entryFields(0x08, 0x00, 0x18, 0x01)],
  ])('finds none in %s', (_, data) => {
    expect(userRecordsIn(data)).toBeUndefined();
  });
});
