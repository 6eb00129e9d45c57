import { countBatch } from '../../../lambda/windowed-aggregator/count-batch';
import { resultsOf } from '../../../lambda/windowed-aggregator/window-result';
import { planOf, record } from './aggregations';

const PLACE = {
  streamName: 'orders',
  shardId: 'shardId-000000000000',
  window: { start: '2026-11-21T18:00:00Z', end: '2026-11-21T18:01:00Z' },
};
const RECORDS = [record(7, { country: 'DE', total: 1, customer: { id: 'ann' } }, { country: 'DE', total: 3 })];

describe('resultsOf', () => {
  test('has a result of all lines where there are no dimensions', () => {
    const plan = planOf({ dimensions: [] });
    const [all] = resultsOf(countBatch(RECORDS, plan).open, plan, PLACE);
    expect(all).toMatchObject({ group: '[]', dimensions: {}, measures: { Orders: 2, Revenue: 4 } });
    expect(all).not.toHaveProperty('sketches');
  });

  test('tells what percentiles and distinct values can be put together from, if it is asked to', () => {
    const plan = planOf({ sketches: true });
    const [germany] = resultsOf(countBatch(RECORDS, plan).open, plan, PLACE);
    const centroids = [
      [1, 1],
      [3, 1],
    ];
    expect(germany?.sketches).toEqual({ Median: centroids, P90: centroids, Customers: expect.any(String) });
  });
});
