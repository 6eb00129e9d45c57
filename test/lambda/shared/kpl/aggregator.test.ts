import fc from 'fast-check';
import { Aggregator } from '../../../../lambda/shared/kpl/aggregator';
import { deaggregate } from '../../../../lambda/shared/kpl/deaggregate';
import type { UserRecord } from '../../../../lambda/shared/kpl/user-record';
import { awsUserRecords } from './aws-kinesis-agg';

const MAX_BYTES = 500;

function record(partitionKey: string, data: string, explicitHashKey?: string): UserRecord {
  return { partitionKey, data: Buffer.from(data), explicitHashKey };
}

function withoutHashKey({ partitionKey, data }: UserRecord): UserRecord {
  return { partitionKey, data };
}

/** All that comes of packing records in their order. */
function pack(records: readonly UserRecord[], maxBytes?: number): UserRecord[] {
  const aggregator = new Aggregator(maxBytes);
  const packed: UserRecord[] = [];
  const take = () => {
    const taken = aggregator.take();
    if (taken) packed.push(taken);
  };
  for (const next of records) {
    if (aggregator.add(next)) continue;
    take();
    expect(aggregator.add(next)).toBe(true);
  }
  take();
  return packed;
}

describe('Aggregator', () => {
  test('packs records into one that has the keys of the first', () => {
    const records = [record('a', '1', '7'), record('b', '2'), record('a', '3', '8')];
    const [aggregate, ...others] = pack(records);
    expect(others).toEqual([]);
    expect(aggregate).toMatchObject({ partitionKey: 'a', explicitHashKey: '7' });
    expect(deaggregate(aggregate?.data as Buffer)).toEqual(records);
  });

  test('takes nothing out when nothing was added', () => {
    expect(new Aggregator().take()).toBeUndefined();
  });

  test('begins anew after taking', () => {
    const aggregator = new Aggregator();
    const takeBoth = () => {
      expect(aggregator.isEmpty).toBe(true);
      aggregator.add(record('a', '1'));
      aggregator.add(record('b', '2'));
      return aggregator.take();
    };
    expect(takeBoth()).toEqual(takeBoth());
    expect(aggregator.take()).toBeUndefined();
  });

  test('leaves a single record as it is', () => {
    const single = record('a', 'alone');
    expect(pack([single])).toEqual([single]);
  });

  test('lets a record that is too large go alone, between what comes before and after it', () => {
    const large = record('a', 'x'.repeat(MAX_BYTES));
    const records = [record('a', '1'), record('a', '2'), large, record('a', '3')];
    const packed = pack(records, MAX_BYTES);
    expect(packed.map(({ data }) => deaggregate(data)?.length)).toEqual([2, undefined, undefined]);
    expect(packed[1]).toEqual(large);
  });

  test('fills an aggregate to the last byte', () => {
    const aggregator = new Aggregator(MAX_BYTES);
    aggregator.add(record('key', ''));
    // Magic number and digest 20, key 5, two entries of 2 + 2 + 2 and 3 + 2 + 3 bytes.
    const room = MAX_BYTES - 20 - 5 - 6 - 8;
    expect(aggregator.add(record('key', 'x'.repeat(room + 1)))).toBe(false);
    expect(aggregator.add(record('key', 'x'.repeat(room)))).toBe(true);
    expect(aggregator.take()?.data.length).toBe(MAX_BYTES);
  });

  test('loses nothing, keeps the order and the size, and writes what the library of AWS reads', () => {
    const key = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    const hashKey = fc.option(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(String), { nil: undefined });
    const records = fc.array(fc.tuple(key, fc.string({ maxLength: 200 }), hashKey), { maxLength: 300 });
    fc.assert(
      fc.property(records, fc.integer({ min: 300, max: 20_000 }), (tuples, maxBytes) => {
        const added = tuples.map((tuple) => record(...tuple));
        const packed = pack(added, maxBytes);
        for (const { data } of packed) expect(data.length).toBeLessThanOrEqual(maxBytes);
        const found = packed.map((whole) => deaggregate(whole.data) ?? [whole]);
        expect(found.flat()).toEqual(added);
        for (const [i, { data }] of packed.entries()) {
          if (found[i]?.length !== 1) expect(awsUserRecords(data)).toMatchObject(found[i]?.map(withoutHashKey) ?? []);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
