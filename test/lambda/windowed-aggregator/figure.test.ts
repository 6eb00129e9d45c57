import { Figure } from '../../../lambda/windowed-aggregator/figure';

describe('Figure', () => {
  test.each([
    ['count', 6],
    ['sum', 6],
    ['min', -1],
    ['max', 4],
  ] as const)('of the type %s goes on from what was saved', (type, figure) => {
    const first = new Figure(type);
    for (const value of [3, -1]) first.add(value);
    const second = new Figure(type, first.save());
    second.add(4);
    expect(second.figure()).toBe(figure);
  });

  test('has no value before the first', () => {
    const figure = new Figure('sum', new Figure('sum').save());
    expect(figure.figure()).toBeUndefined();
  });

  test.each([-1 / 3e-80, -1e-89 / 3, 2 / 3, -Number.MAX_SAFE_INTEGER, 1e90])('has room for %p', (value) => {
    const figure = new Figure('max', value);
    expect(JSON.stringify(figure.save()).length).toBeLessThanOrEqual(figure.size);
  });
});
