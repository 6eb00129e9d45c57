import { laneByHash } from '../../../../toolkit/sandbox/mappings/lane-choice';

describe('laneByHash', () => {
  test('is always the same for a key', () => {
    expect(laneByHash('customer-7', 10)).toBe(laneByHash('customer-7', 10));
  });

  test('spreads keys over all lanes', () => {
    const lanes = Array.from({ length: 1000 }, (_, i) => laneByHash(`key-${i}`, 10));
    const counts = Array.from({ length: 10 }, (_, lane) => lanes.filter((chosen) => chosen === lane).length);
    expect(Math.min(...counts)).toBeGreaterThan(70);
    expect(Math.max(...counts)).toBeLessThan(130);
  });

  test('has one lane without parallelization', () => {
    expect(laneByHash('any', 1)).toBe(0);
  });
});
