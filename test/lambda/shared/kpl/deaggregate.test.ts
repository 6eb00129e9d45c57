import fc from 'fast-check';
import { deaggregate } from '../../../../lambda/shared/kpl/deaggregate';
import { aggregate, seal } from '../../../toolkit/sandbox/aggregates';
import { awsUserRecords } from './aws-kinesis-agg';

/** A record of an aggregate: its place in the table of keys, and its data. */
const ENTRY = [0x08, 0x00, 0x1a, 0x01, 0x78];

function entryFields(...bytes: number[]): Buffer {
  return seal(Buffer.from([0x0a, 0x01, 0x61, 0x1a, bytes.length, ...bytes]));
}

/** A whole record, and what is wrong behind it. */
function recordAnd(...bytes: number[]): Buffer {
  return seal(Buffer.from([0x0a, 0x01, 0x61, 0x1a, ENTRY.length, ...ENTRY, ...bytes]));
}

describe('deaggregate', () => {
  test('takes an aggregate apart', () => {
    const long = 'x'.repeat(70_000);
    const records = deaggregate(
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

  test('takes what recordAnd makes for an aggregate, with nothing wrong behind it', () => {
    expect(deaggregate(recordAnd(0x28, ...Array(9).fill(0x80), 0x00))).toHaveLength(1);
  });

  test('knows the explicit hash key of a record', () => {
    const explicitHashKey = [0x12, 0x01, 0x37];
    const entry = [...ENTRY, 0x10, 0x00];
    const message = Buffer.from([0x0a, 0x01, 0x61, ...explicitHashKey, 0x1a, entry.length, ...entry]);
    expect(deaggregate(seal(message))).toEqual([{ partitionKey: 'a', explicitHashKey: '7', data: Buffer.from('x') }]);
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
    ['a number that is cut off', recordAnd(0xff, 0xff)],
    ['a field that is cut off', recordAnd(0x0a, 0x05, 0x61)],
    ['a field of a type that is not known', recordAnd(0x0b, 0x0c)],
    ['a fixed number that is cut off', recordAnd(0x29, 0, 0, 0, 0)],
    ['a number of too many bytes', recordAnd(0x28, ...Array(10).fill(0x80), 0x00)],
    ['a record without a key', entryFields(0x1a, 0x01, 0x78)],
    ['a record whose key is not in the table', entryFields(0x08, 0x01, 0x1a, 0x01, 0x78)],
    ['a record without data', entryFields(0x08, 0x00)],
    ['a record whose data is a number', entryFields(0x08, 0x00, 0x18, 0x01)],
  ])('finds none in %s', (_, data) => {
    expect(deaggregate(data)).toBeUndefined();
  });

  test.each([
    ['a number', 0x28, [0xff, 0x01]],
    ['a fixed number of 8 bytes', 0x29, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['bytes', 0x2a, [0x02, 0x00, 0x00]],
    ['a fixed number of 4 bytes', 0x2d, [1, 2, 3, 4]],
  ])('passes over an unknown field that holds %s, of the aggregate and of a record', (_, tag, value) => {
    const unknown = [tag, ...value];
    const message = [...unknown, 0x0a, 0x01, 0x61, 0x1a, ENTRY.length + unknown.length, ...unknown, ...ENTRY];
    expect(deaggregate(seal(Buffer.from(message)))).toEqual([{ partitionKey: 'a', data: Buffer.from('x') }]);
  });

  test('knows keys that stand behind the records', () => {
    const message = Buffer.from([0x1a, ENTRY.length, ...ENTRY, 0x0a, 0x01, 0x61]);
    expect(deaggregate(seal(message))).toEqual([{ partitionKey: 'a', data: Buffer.from('x') }]);
  });

  const records = fc.array(fc.tuple(fc.string({ maxLength: 20 }), fc.string({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 20,
  });

  test('finds what the library of AWS finds', () => {
    fc.assert(
      fc.property(records, (pairs) => {
        const data = aggregate(pairs);
        expect(deaggregate(data)).toEqual(awsUserRecords(data));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test('takes no damaged message for anything but what the library of AWS finds in it', () => {
    const damage = fc.tuple(records, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat());
    fc.assert(
      fc.property(damage, ([pairs, at, flip, cut]) => {
        const message = Buffer.from(aggregate(pairs).subarray(4, -16));
        message[at % message.length] = (message[at % message.length] as number) ^ flip;
        const data = seal(message.subarray(0, message.length - (cut % 3)));
        const found = deaggregate(data);
        if (found !== undefined) expect(found).toEqual(awsUserRecords(data));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('tells any bytes apart from an aggregate without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(deaggregate(Buffer.from(bytes))).toBeUndefined();
        expect(() => deaggregate(seal(Buffer.from(bytes)))).not.toThrow();
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
