import type { StoredRecord } from '../../../../toolkit/sandbox/kernel/services';
import { RetainedRecords } from '../../../../toolkit/sandbox/streams/retained-records';

const ALL = { records: 10_000, bytes: 10_000_000 };

/** Records that arrive a millisecond apart, from time 0. */
function records(count: number, from = 0): StoredRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    sequenceNumber: String(from + i),
    partitionKey: 'key',
    data: Buffer.alloc(7),
    approximateArrivalTimestamp: from + i,
  }));
}

function retained(count: number): RetainedRecords {
  const all = new RetainedRecords(1);
  all.append(records(count));
  return all;
}

describe('RetainedRecords', () => {
  test('reads in order, as many records as asked for', () => {
    const read = retained(5).read(2, { records: 2, bytes: 1000 });
    expect(read.records.map((record) => record.sequenceNumber)).toEqual(['1', '2']);
    expect(read).toMatchObject({ bytes: 20, next: 4 });
  });

  test('reads as many bytes as asked for, partition keys included', () => {
    expect(retained(5).read(1, { records: 10, bytes: 29 }).records).toHaveLength(2);
    expect(retained(5).read(1, { records: 10, bytes: 30 }).records).toHaveLength(3);
  });

  test('reads at least one record, however large', () => {
    expect(retained(5).read(1, { records: 10, bytes: 1 }).records).toHaveLength(1);
  });

  test('reads nothing at the tip', () => {
    expect(retained(5).read(6, ALL)).toEqual({ records: [], bytes: 0, next: 6 });
  });

  test('finds the first record at a time', () => {
    expect(retained(5).indexAtTime(-1)).toBe(1);
    expect(retained(5).indexAtTime(3)).toBe(4);
    expect(retained(5).indexAtTime(99)).toBe(6);
  });

  test('trims what arrived before the horizon', () => {
    const all = retained(5);
    expect(all.trim(3)).toBe(true);
    expect(all.firstIndex).toBe(4);
    expect(all.at(3)).toBeUndefined();
    expect(all.read(1, ALL).records.map((record) => record.sequenceNumber)).toEqual(['3', '4']);
  });

  test('tells when there was nothing to trim', () => {
    expect(retained(5).trim(0)).toBe(false);
    expect(new RetainedRecords(1).trim(100)).toBe(false);
  });

  test('keeps indexes while thousands of records come and go', () => {
    const all = new RetainedRecords(1);
    for (let time = 0; time < 20_000; time += 100) {
      all.append(records(100, time));
      all.trim(time - 500);
      const last = all.nextIndex - 1;
      expect(all.at(last)?.sequenceNumber).toBe(String(last - 1));
    }
    expect(all.firstIndex).toBe(19_401);
    expect(all.read(1, ALL).records).toHaveLength(600);
  });

  test('keeps its place when everything is trimmed', () => {
    const all = retained(3);
    all.trim(1000);
    expect([all.firstIndex, all.nextIndex]).toEqual([4, 4]);
    expect(all.read(1, ALL)).toEqual({ records: [], bytes: 0, next: 4 });
  });
});
