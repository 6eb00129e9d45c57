import { AggregationPlan } from '../../../lambda/windowed-aggregator/aggregation-plan';

describe('AggregationPlan', () => {
  test('reads a field once for all percentiles of it, and for no other measure', () => {
    const measures = (['sum', 'percentile', 'percentile', 'percentile', 'max'] as const).map((type, i) => ({
      name: `m${i}`,
      type,
      path: i === 3 ? ['b'] : ['a'],
      percentile: type === 'percentile' ? 50 + i : undefined,
    }));
    const plan = new AggregationPlan({ dimensions: [], measures });
    expect(plan.measures.map(({ series }) => series)).toEqual([0, 1, 1, 2, 3]);
    expect(plan.series).toHaveLength(4);
    expect(plan.measures[2]).toMatchObject({ name: 'm2', percentile: 52 });
  });

  test('tells all groups apart, without sketches, unless it is told otherwise', () => {
    const nothing = { dimensions: [], measures: [] };
    expect(new AggregationPlan(nothing)).toMatchObject({ maxGroups: Number.POSITIVE_INFINITY, sketches: false });
    expect(new AggregationPlan({ ...nothing, maxGroups: 3, sketches: true })).toMatchObject({
      maxGroups: 3,
      sketches: true,
    });
  });
});
