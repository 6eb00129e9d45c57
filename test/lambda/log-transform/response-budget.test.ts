import { MAX_RESPONSE_BYTES, ResponseBudget } from '../../../lambda/log-transform/response-budget';

describe('ResponseBudget', () => {
  test.each([1, 3, 7_000])('holds the response under the limit with %p full records', (count) => {
    const recordIds = Array.from({ length: count }, (_, i) => String(i).padStart(62, '0'));
    const budget = new ResponseBudget(recordIds);
    const records = recordIds.map((recordId) => {
      const data = Buffer.alloc(Math.min(budget.room, Math.ceil(6_000_000 / count))).toString('base64');
      budget.spend(data);
      return { recordId, result: 'ProcessingFailed', data };
    });
    const size = JSON.stringify({ records }).length;
    expect(size).toBeLessThanOrEqual(MAX_RESPONSE_BYTES);
    expect(size).toBeGreaterThan(MAX_RESPONSE_BYTES - 8);
  });

  test('has no room where the ids alone fill the response', () => {
    expect(new ResponseBudget(['x'.repeat(MAX_RESPONSE_BYTES)]).room).toBe(0);
  });
});
