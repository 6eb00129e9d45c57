import { Pace } from '../../../../lambda/shared/redrive/pace';

describe('Pace', () => {
  test('waits as long as the records take', async () => {
    const pauses: number[] = [];
    const pace = new Pace(200, async (ms) => pauses.push(ms));
    await pace.spend(200);
    await pace.spend(50);
    expect(pauses).toEqual([1_000, 250]);
    expect(pace.mostRecords).toBe(200);
  });

  test('does not wait without a rate', async () => {
    const pauses: number[] = [];
    const pace = new Pace(undefined, async (ms) => pauses.push(ms));
    await pace.spend(10_000);
    expect(pauses).toEqual([]);
    expect(pace.mostRecords).toBe(Number.POSITIVE_INFINITY);
  });
});
