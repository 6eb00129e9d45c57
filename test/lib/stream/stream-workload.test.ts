import { Lazy, Size } from 'aws-cdk-lib/core';
import { type StreamWorkload, sizeForWorkload } from '../../../lib/stream/stream-workload';

const WORKLOAD: StreamWorkload = { recordsPerSecond: 1_000, recordSize: Size.kibibytes(1) };

describe('sizeForWorkload', () => {
  test.each<[string, number, StreamWorkload]>([
    ['by the records put', 1, WORKLOAD],
    ['by records smaller than a KiB', 3, { recordsPerSecond: 2_001, recordSize: Size.bytes(100) }],
    ['by the bytes put', 2, { recordsPerSecond: 1_000, recordSize: Size.bytes(1_050) }],
    ['by the bytes read', 3, { ...WORKLOAD, consumers: 5 }],
    ['by the bytes put, where nobody shares the reads', 1, { ...WORKLOAD, consumers: 0 }],
    ['at the peak', 8, { ...WORKLOAD, peakFactor: 8 }],
    ['without what binary fractions add', 55, { recordsPerSecond: 25_000, recordSize: Size.bytes(1), peakFactor: 2.2 }],
    ['and never less than one', 1, { recordsPerSecond: 0.01, recordSize: Size.bytes(1) }],
  ])('counts shards %s', (_, shardCount, workload) => {
    expect(sizeForWorkload(workload).shardCount).toBe(shardCount);
  });

  test('fills a shard to the last byte, and no further', () => {
    const shards = (recordSize: Size) => sizeForWorkload({ recordsPerSecond: 1, recordSize }).shardCount;
    expect([shards(Size.bytes(1_048_576)), shards(Size.bytes(1_048_577))]).toEqual([1, 2]);
  });

  test('explains itself', () => {
    const workload = { recordsPerSecond: 500, recordSize: Size.bytes(1_536), peakFactor: 3, consumers: 2 };
    expect(sizeForWorkload(workload).explanation).toBe(
      '3 shards: 2250 KiB/s in need 3 of 1024, 1500 records/s in need 2 of 1000, 4500 KiB/s out need 3 of 2048',
    );
  });

  test.each<[string, Partial<StreamWorkload>]>([
    ['recordsPerSecond must be finite and above 0, got 0', { recordsPerSecond: 0 }],
    ['recordsPerSecond must be finite and above 0, got NaN', { recordsPerSecond: Number.NaN }],
    ['recordsPerSecond must be finite and above 0, got Infinity', { recordsPerSecond: Number.POSITIVE_INFINITY }],
    ['peakFactor must be finite and 1 or more, got 0.9', { peakFactor: 0.9 }],
    ['peakFactor must be finite and 1 or more, got NaN', { peakFactor: Number.NaN }],
    ['recordSize must be above 0, got 0 bytes', { recordSize: Size.bytes(0) }],
    ['consumers must be a whole number from 0, got -1', { consumers: -1 }],
    ['consumers must be a whole number from 0, got 1.5', { consumers: 1.5 }],
  ])('refuses a workload whose %s', (message, part) => {
    expect(() => sizeForWorkload({ ...WORKLOAD, ...part })).toThrow(new Error(`StreamCapacity: ${message}`));
  });

  test('refuses what is known only at deployment', () => {
    const recordSize = Size.bytes(Lazy.number({ produce: () => 1 }));
    expect(() => sizeForWorkload({ ...WORKLOAD, recordSize })).toThrow(
      new Error('StreamCapacity: recordSize must be known at synthesis, got a token'),
    );
  });
});
