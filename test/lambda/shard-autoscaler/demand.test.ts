import { neededShards } from '../../../lambda/shard-autoscaler/demand';

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
