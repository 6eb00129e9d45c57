import { addFloor, type Floor, floorAt, formatFloors, parseFloors } from '../../../lambda/shard-autoscaler/floor-tag';

const NOW = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;
const TAG = /^[\p{L}\p{Z}\p{N}_./=+\-%@]{0,256}$/u;

const low: Floor = { shards: 10, until: NOW + 3 * HOUR };
const high: Floor = { shards: 40, until: NOW + HOUR };

describe('the tag of floors', () => {
  test('says how many shards are kept open, and until when', () => {
    expect(formatFloors([high, low])).toBe('40 until 20260601T1300Z / 10 until 20260601T1500Z');
  });

  test('is read as it was written', () => {
    expect(parseFloors(formatFloors([high, low]))).toEqual([high, low]);
  });

  test('fits into a tag of Kinesis, however many peaks overlap', () => {
    let floors: Floor[] = [];
    for (let i = 1; i <= 20; i++) floors = addFloor(floors, { shards: 10_000 - i, until: NOW + i * HOUR }, NOW);
    expect(floors).toHaveLength(8);
    expect(formatFloors(floors)).toMatch(TAG);
  });

  test.each([[undefined], [''], ['many until later']])('of %j tells of none', (tag) => {
    expect(parseFloors(tag)).toEqual([]);
  });
});

describe('addFloor', () => {
  test('keeps a lower floor that lasts longer', () => {
    expect(addFloor([low], high, NOW)).toEqual([high, low]);
  });

  test('drops a floor below one that lasts as long', () => {
    expect(addFloor([low], { shards: 11, until: low.until }, NOW)).toEqual([{ shards: 11, until: low.until }]);
  });

  test('drops what has ended', () => {
    expect(addFloor([{ shards: 99, until: NOW }], low, NOW)).toEqual([low]);
  });
});

describe('floorAt', () => {
  test.each([
    [NOW, 40],
    [high.until - 1, 40],
    [high.until, 10],
    [low.until, 0],
  ])('at %d is %d', (time, shards) => {
    expect(floorAt([high, low], time)).toBe(shards);
  });
});
