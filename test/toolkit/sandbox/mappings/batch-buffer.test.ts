import { BatchBuffer } from '../../../../toolkit/sandbox/mappings/batch-buffer';
import { EVENT_LIMIT, EVENT_OVERHEAD } from '../../../../toolkit/sandbox/mappings/event-text';
import { batchRecords } from './records';

const buffer = (batchSize = 3, batchingWindowMs = 1000) => new BatchBuffer({ batchSize, batchingWindowMs });

describe('BatchBuffer', () => {
  test('is due at once when it is full', () => {
    const full = buffer();
    full.add(batchRecords(3), 5000);
    expect(full.full).toBe(true);
    expect(full.dueAt()).toBe(Number.NEGATIVE_INFINITY);
  });

  test('is due at the end of the window otherwise, and never when empty', () => {
    const some = buffer();
    expect(some.dueAt()).toBeUndefined();
    some.add(batchRecords(2), 5000);
    expect(some.dueAt()).toBe(6000);
    some.add(batchRecords(0), 5500);
    expect(some.dueAt()).toBe(6000);
  });

  test('keeps a window that is open', () => {
    const some = buffer();
    some.openWindow(5000);
    some.add(batchRecords(1), 5999);
    expect(some.dueAt()).toBe(6000);
  });

  test('begins a window anew after one that stayed empty', () => {
    const some = buffer();
    some.openWindow(5000);
    some.add(batchRecords(1), 6000);
    expect(some.dueAt()).toBe(7000);
  });

  test('gives at most a batch, in order', () => {
    const some = buffer();
    const records = batchRecords(4);
    some.add(records, 0);
    expect(some.take()).toEqual(records.slice(0, 3));
    expect(some.first).toBe(records[3]);
    expect(some.take()).toEqual(records.slice(3));
    expect(some.take()).toEqual([]);
    expect(some.full).toBe(false);
  });

  test('gives only records that arrived before a moment', () => {
    const some = buffer();
    const records = batchRecords(3, { arrivals: [10, 20, 30] });
    some.add(records, 0);
    expect(some.take({ arrivedBefore: 20 })).toEqual(records.slice(0, 1));
  });

  describe('at the limit of an event', () => {
    const half = (EVENT_LIMIT - EVENT_OVERHEAD - 1) / 2;

    test.each([
      [Math.floor(half), 0, 2],
      [Math.floor(half), 1000, 1],
      [Math.ceil(half) + 1, 0, 1],
      [EVENT_LIMIT, 0, 1],
    ])('two records of %i bytes beside %i give a batch of %i', (bytes, reservedBytes, count) => {
      const some = buffer(100);
      some.add(batchRecords(2, { bytes }), 0);
      expect(some.take({ reservedBytes })).toHaveLength(count);
    });

    test('is full', () => {
      const some = buffer(100);
      some.add(batchRecords(1, { bytes: EVENT_LIMIT - EVENT_OVERHEAD }), 0);
      expect(some.full).toBe(true);
      some.take();
      expect(some.full).toBe(false);
    });
  });
});
