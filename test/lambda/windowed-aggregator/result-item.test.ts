import { resultItem } from '../../../lambda/windowed-aggregator/result-item';
import { result } from './results';

describe('resultItem', () => {
  test('has the same key each time, and all that the result tells', () => {
    expect(resultItem(result())).toEqual({
      group: { S: '["DE"]' },
      window: { S: '2026-11-21T18:00:00Z#shardId-000000000000#17-0' },
      result_id: { S: result().result_id },
      window_start: { S: '2026-11-21T18:00:00Z' },
      window_end: { S: '2026-11-21T18:01:00Z' },
      stream: { S: 'orders' },
      shard_id: { S: 'shardId-000000000000' },
      part: { S: '17-0' },
      dimensions: { M: { Country: { S: 'DE' } } },
      measures: { M: { Orders: { N: '2' }, Revenue: { N: '12.5' } } },
    });
  });

  test('may expire, and hold sketches as JSON', () => {
    expect(resultItem(result({ sketches: { P90: [[1, 2]] } }), 1_800_000_000)).toMatchObject({
      sketches: { S: '{"P90":[[1,2]]}' },
      expires_at: { N: '1800000000' },
    });
  });

  test('has a short key for a long group', () => {
    const group = JSON.stringify(['x'.repeat(2_048)]);
    expect(resultItem(result({ group })).group).toEqual({ S: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
