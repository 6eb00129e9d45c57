import { type Load, simulate } from './simulation';

const DAY = 1_440;
const DAYS = 3;
const NIGHT_HOUR = 8;
const DEFAULTS = { targetUtilization: 0.8, cooldownMinutes: 30 };
/** What a fixed stream would be sized by: the highest minute at 75 %, to which the autoscaler's steps lead as well. */
const SIZING = 0.75;

/** Height of a day's curve, from 0 in the night to 1 at the peak. */
type Shape = (hour: number) => number;

const wave = (peakHour: number) => (hour: number) => (1 + Math.cos((2 * Math.PI * (hour - peakHour)) / 24)) / 2;
const rise = (hour: number, at: number) => 1 / (1 + Math.exp(2 * (at - hour)));

const SHAPES: Record<string, Shape> = {
  'an evening peak': (hour) => wave(20)(hour) ** 2,
  'a short midday peak': (hour) => wave(13)(hour) ** 3,
  'steady growth to the evening': (hour) => (8 ** wave(19)(hour) - 1) / 7,
  'office hours': (hour) => rise(hour % 24, 8.5) * (1 - rise(hour % 24, 18)),
};

/** Beginning in the night, with so many shards of writes at night, eight times as many at the peak, and 5 % of noise. */
function day(shape: Shape, night: number, seed: number): Load {
  const noise = seeded(seed);
  const minutes = Array.from({ length: DAYS * DAY }, (_, minute) => {
    const hour = NIGHT_HOUR + minute / 60;
    return night * (1 + 7 * shape(hour)) * (1 + 0.05 * noise());
  });
  return (minute) => minutes[minute] as number;
}

/** From -1 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function highest(load: Load): number {
  return Math.max(...Array.from({ length: DAYS * DAY }, (_, minute) => load(minute)));
}

describe('three days of a peak of eight times the night', () => {
  test.each(Object.keys(SHAPES))('with %s, from a shard to a stream of hundreds', (name) => {
    const costs = [0.75, 4, 30].map((night, seed) => {
      const load = day(SHAPES[name] as Shape, night, seed);
      const fixed = Math.ceil(highest(load) / SIZING);
      const initial = Math.ceil(load(0) / SIZING);
      const result = simulate(load, DAYS * DAY, initial, { ...DEFAULTS, minShards: 1, maxShards: fixed * 2 });
      expect(result.refused).toBeLessThan(0.001);
      expect(result.mostChanges).toBeLessThanOrEqual(10);
      return result.averageShards / fixed;
    });
    // How well the steps happen to meet the peak makes some percent of difference.
    expect(Math.max(...costs)).toBeLessThan(0.65);
    expect(costs.reduce((sum, cost) => sum + cost, 0) / costs.length).toBeLessThan(0.6);
  });
});

describe('a load that trebles at once', () => {
  test.each([
    ['at night', 4 * 60],
    ['in the morning', 9 * 60],
    ['at the peak', 36 * 60],
  ])('%s, is met as fast as doubling admits', (_, spike) => {
    const calm = day(SHAPES['an evening peak'] as Shape, 4, 1);
    const load: Load = (minute) => calm(minute) * (minute >= spike && minute < spike + 60 ? 3 : 1);
    const fixed = Math.ceil(highest(calm) / SIZING);
    const settings = { ...DEFAULTS, minShards: 1, maxShards: fixed * 4 };
    const { refusedMinutes, mostChanges } = simulate(load, DAYS * DAY, Math.ceil(load(0) / SIZING), settings);
    // Seen a minute later, and twice three minutes of resharding: doubling once is not enough.
    expect(refusedMinutes.every((minute) => minute >= spike && minute < spike + 8)).toBe(true);
    expect(mostChanges).toBeLessThanOrEqual(10);
  });
});
