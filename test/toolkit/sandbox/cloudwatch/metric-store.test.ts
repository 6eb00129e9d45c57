import { MetricStore } from '../../../../toolkit/sandbox/cloudwatch/metric-store';

const METRIC = { namespace: 'App', metricName: 'Errors', dimensions: {} };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 1);

function setUp() {
  const store = new MetricStore();
  const put = (value: number, time: number) =>
    store.put({ namespace: 'App', name: 'Errors', dimensions: {}, value }, time);
  const over = (statistic: string, periodMs: number, start = START) =>
    store.statistics(METRIC, statistic, { start, periodMs, length: 1 })[0];
  return { store, put, over };
}

describe('MetricStore', () => {
  test('tells seconds apart by ten', () => {
    const { put, over } = setUp();
    for (let second = 0; second < 60; second++) put(1, START + second * 1_000);
    expect(over('Sum', 10_000)).toBe(10);
    expect(over('Sum', 30_000, START + 10_000)).toBe(30);
    expect(over('Sum', MINUTE)).toBe(60);
    expect(over('Sum', MINUTE, START + MINUTE)).toBeUndefined();
  });

  test('keeps values by the minute after three hours', () => {
    const { put, over } = setUp();
    put(1, START);
    put(5, START + 30_000);
    put(7, START + 3 * HOUR + MINUTE);
    expect(over('Sum', 30_000)).toBeUndefined();
    expect(over('Sum', MINUTE)).toBe(6);
    expect(over('p50', MINUTE)).toBe(1);
    expect(over('Sum', 3 * HOUR + 2 * MINUTE)).toBe(13);
  });

  test('keeps values by the hour after a day', () => {
    const { put, over, store } = setUp();
    put(1, START + 5 * MINUTE);
    put(5, START + 10 * MINUTE);
    put(6, START + 20 * HOUR);
    put(7, START + 30 * HOUR);
    expect(over('Sum', MINUTE, START + 5 * MINUTE)).toBeUndefined();
    expect(over('Sum', 5 * MINUTE)).toBeUndefined();
    expect(over('Sum', HOUR)).toBe(6);
    expect(over('p100', HOUR)).toBe(5);
    expect(over('Sum', 31 * HOUR)).toBe(19);
    expect(store.oldest(METRIC)).toBe(START);
  });

  test('knows a metric by its dimensions, in whatever order', () => {
    const { store } = setUp();
    const put = (dimensions: Record<string, string>) =>
      store.put({ namespace: 'App', name: 'Hits', dimensions, value: 1 }, START);
    put({ Page: 'home', Host: 'a' });
    put({ Host: 'a', Page: 'home' });
    put({ Host: 'home', Page: 'a' });
    const metric = { namespace: 'App', metricName: 'Hits', dimensions: { Page: 'home', Host: 'a' } };
    expect(store.statistics(metric, 'Sum', { start: START, periodMs: MINUTE, length: 2 })).toEqual([2, undefined]);
  });

  test('forgets values that no alarm looks back to', () => {
    const { put, over } = setUp();
    for (let day = 0; day <= 13; day++) put(1, START + day * 24 * HOUR);
    expect(over('Sum', 24 * HOUR)).toBeUndefined();
    expect(over('Sum', 24 * HOUR, START + 5 * 24 * HOUR)).toBe(1);
  });

  test('lets go of a metric that is written no more', () => {
    const { put, store } = setUp();
    put(1, START);
    const later = (day: number) =>
      store.put({ namespace: 'App', name: 'Others', dimensions: {}, value: 1 }, START + day * 24 * HOUR);
    later(9);
    expect(store.metrics().map(({ metricName }) => metricName)).toEqual(['Errors', 'Others']);
    later(16);
    expect(store.metrics().map(({ metricName }) => metricName)).toEqual(['Others']);
  });

  test('has percentiles of the values whose distribution it knows', () => {
    const { put, over, store } = setUp();
    for (let value = 1; value <= 4; value++) put(value, START);
    const sample = { namespace: 'App', name: 'Errors', dimensions: {} };
    store.putSet(sample, { count: 100, sum: 10_000, min: 50, max: 150 }, START);
    expect(over('p50', MINUTE)).toBe(2);
    expect(over('Average', MINUTE)).toBe(10_010 / 104);
    store.putSet(sample, { count: 8, sum: 72, min: 9, max: 9 }, START);
    expect(over('p50', MINUTE)).toBe(9);
    store.putSet(sample, { count: 0, sum: 0, min: 0, max: 0 }, START);
    expect(over('Minimum', MINUTE)).toBe(1);
  });

  test('has no percentile of values it knows the statistics of only, until others come', () => {
    const { put, over, store } = setUp();
    const sample = { namespace: 'App', name: 'Errors', dimensions: {} };
    store.putSet(sample, { count: 100, sum: 10_000, min: 50, max: 150 }, START);
    expect(over('p50', MINUTE)).toBe(150);
    put(70, START);
    expect(over('p50', MINUTE)).toBe(70);
  });
});
