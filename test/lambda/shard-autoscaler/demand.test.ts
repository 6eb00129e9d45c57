import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { neededShards, readDemand } from '../../../lambda/shard-autoscaler/demand';

const MIB_MINUTE = 60 * 1_048_576;

describe('neededShards', () => {
  test.each([
    ['bytes', { bytes: 3 * MIB_MINUTE, records: 60_000, refused: 0 }, 3],
    ['records', { bytes: MIB_MINUTE, records: 150_000, refused: 0 }, 2.5],
    ['refused records as well', { bytes: 2 * MIB_MINUTE, records: 1_000, refused: 500 }, 3],
    ['nothing', { bytes: 0, records: 0, refused: 0 }, 0],
  ])('counts %s', (_, minute, shards) => {
    expect(neededShards(minute)).toBe(shards);
  });

  test('asks for few shards more when only a hot one refuses', () => {
    expect(neededShards({ bytes: 2 * MIB_MINUTE, records: 10_000, refused: 1_000 })).toBeCloseTo(2.2);
  });
});

describe('readDemand', () => {
  const NOON = Date.UTC(2026, 5, 1, 12);

  /** The demand that is read when CloudWatch has bytes for these minutes before noon. */
  function demand(minutesAgo: readonly number[], StatusCode = 'Complete'): Promise<number[]> {
    const Timestamps = minutesAgo.map((minutes) => new Date(NOON - minutes * 60_000));
    const bytes = { Id: 'bytes', StatusCode, Timestamps, Values: minutesAgo.map(() => MIB_MINUTE) };
    const answer = { MetricDataResults: [bytes, { Id: 'records', StatusCode: 'Complete' }] };
    return readDemand({ send: async () => answer } as unknown as CloudWatchClient, 'clicks', NOON, 5);
  }

  test('leaves out young minutes whose data is on the way', async () => {
    expect(await demand([5, 4])).toEqual([1, 1]);
    expect(await demand([5, 4, 3, 1])).toEqual([1, 1, 1, 1]);
  });

  test('takes older minutes without data for idle', async () => {
    expect(await demand([])).toEqual([0, 0]);
  });

  test.each(['InternalError', 'PartialData', 'Forbidden'])(
    'takes %s for no answer, rather than for idle',
    async (code) => {
      await expect(demand([5], code)).rejects.toThrow(
        new Error(`shard-autoscaler: the data of bytes must be Complete, got ${code}`),
      );
    },
  );
});
