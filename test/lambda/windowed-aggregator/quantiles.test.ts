import { Quantiles } from '../../../lambda/windowed-aggregator/quantiles';

/** Values of a linear congruential generator, above 0 and up to 1. */
function seeded(count: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  });
}

function of(values: readonly number[]): Quantiles {
  const quantiles = new Quantiles();
  for (const value of values) quantiles.add(value);
  return quantiles;
}

function saved(quantiles: Quantiles): Quantiles {
  return new Quantiles(JSON.parse(JSON.stringify(quantiles.save())));
}

/** By how much the rank of what is given for a percentile is wrong. */
function errorAt(percentile: number, quantiles: Quantiles, values: readonly number[]): number {
  const figure = quantiles.figure(percentile) as number;
  return Math.abs(values.filter((value) => value <= figure).length / values.length - percentile / 100);
}

const SHAPES: [string, readonly number[]][] = [
  ['uniform', seeded(10_000)],
  ['long-tailed', seeded(10_000).map((value) => -Math.log(value))],
  ['rising', Array.from({ length: 10_000 }, (_, i) => i)],
  ['falling', Array.from({ length: 10_000 }, (_, i) => -i)],
];

describe('Quantiles', () => {
  test('have no figure of nothing', () => {
    expect(new Quantiles().figure(50)).toBeUndefined();
  });

  test.each([
    [1, 1],
    [50, 2.5],
    [99, 4],
  ])('give percentile %p of a few values exactly', (percentile, figure) => {
    expect(of([4, 1, 3, 2]).figure(percentile)).toBe(figure);
  });

  test('give the median of 150 values exactly, whatever their order', () => {
    const values = seeded(150);
    const [left, right] = [...values].sort((a, b) => a - b).slice(74, 76) as [number, number];
    expect(of(values).figure(50)).toBeCloseTo((left + right) / 2, 12);
  });

  test.each(SHAPES)('are within one percent of rank of %s values, and closer at the end', (_, values) => {
    const quantiles = of(values);
    for (const percentile of [50, 90]) expect(errorAt(percentile, quantiles, values)).toBeLessThan(0.01);
    expect(errorAt(99, quantiles, values)).toBeLessThan(0.003);
    expect(errorAt(99.9, quantiles, values)).toBeLessThan(0.001);
  });

  test('give the same, to the last digit, saved after every value or never', () => {
    const values = seeded(1_000);
    let often = new Quantiles();
    for (const value of values) {
      often.add(value);
      often = saved(often);
    }
    expect(often.save()).toEqual(of(values).save());
    expect(often.size).toBe(of(values).size);
  });

  test.each(SHAPES)('take little room for many %s values', (_, values) => {
    const quantiles = of(values);
    expect(quantiles.size).toBeLessThan(14_000);
    expect(JSON.stringify(quantiles.save()).length).toBeLessThanOrEqual(quantiles.size);
    expect(quantiles.sketch().length).toBeLessThanOrEqual(456);
  });

  test('of two shards follow from the sketches of both', () => {
    const [left, right] = [seeded(5_000, 1), seeded(5_000, 2).map((value) => value + 0.5)];
    const both = new Quantiles([[...of(left).sketch(), ...of(right).sketch()], []]);
    expect(errorAt(50, both, [...left, ...right])).toBeLessThan(0.01);
    expect(both.sketch().reduce((sum, [, weight]) => sum + weight, 0)).toBe(10_000);
  });
});
