import type { EndPosition } from '../../../../toolkit/cli/tail/position';
import { readingEnd } from '../../../../toolkit/cli/tail/reading-end';

const TIME = Date.UTC(2026, 0, 5);
const LATEST: EndPosition = { Type: 'LATEST' };
const AT_TIME: EndPosition = { Type: 'AT_TIMESTAMP', Timestamp: new Date(TIME) };

function record(time: number) {
  return {
    SequenceNumber: '1',
    PartitionKey: 'k',
    Data: Buffer.alloc(0),
    ApproximateArrivalTimestamp: new Date(time),
  };
}

function isReached(until: EndPosition | undefined, millisBehindLatest: number, times: number[] = [], now = TIME - 1) {
  return readingEnd(until, () => now).isReached({ records: times.map(record), millisBehindLatest });
}

describe('readingEnd', () => {
  test('never comes, if none is asked for', () => {
    expect(isReached(undefined, 0)).toBe(false);
    expect(readingEnd(undefined, () => TIME).includes(record(TIME))).toBe(true);
  });

  test('comes when a shard is read up to its latest record', () => {
    expect([isReached(LATEST, 1), isReached(LATEST, 0)]).toEqual([false, true]);
  });

  test('does not come with the end of a closed shard, whose children are still to be read', () => {
    const batch = { records: [], millisBehindLatest: 0, children: [] };
    expect(readingEnd(LATEST, () => TIME).isReached(batch)).toBe(false);
    expect(readingEnd(AT_TIME, () => TIME).isReached(batch)).toBe(false);
  });

  test('comes with a record of the time, which is left out', () => {
    expect([isReached(AT_TIME, 9, [TIME - 1]), isReached(AT_TIME, 9, [TIME - 1, TIME])]).toEqual([false, true]);
    const { includes } = readingEnd(AT_TIME, () => TIME);
    expect([record(TIME - 1), record(TIME)].map(includes)).toEqual([true, false]);
  });

  test('comes with the time itself, when there is nothing more to read', () => {
    expect([
      isReached(AT_TIME, 0, [], TIME - 1),
      isReached(AT_TIME, 0, [], TIME),
      isReached(AT_TIME, 5, [], TIME),
    ]).toEqual([false, true, false]);
  });
});
