import type { WindowResult } from '../../../lambda/windowed-aggregator/window-result';

export function result(changes: Partial<WindowResult> = {}): WindowResult {
  return {
    result_id: '2026-11-21T18:00:00Z#shardId-000000000000#17-0#["DE"]',
    window_start: '2026-11-21T18:00:00Z',
    window_end: '2026-11-21T18:01:00Z',
    stream: 'orders',
    shard_id: 'shardId-000000000000',
    part: '17-0',
    group: '["DE"]',
    dimensions: { Country: 'DE' },
    measures: { Orders: 2, Revenue: 12.5 },
    ...changes,
  };
}

/** As many results, each of a group of its own. */
export function results(count: number): WindowResult[] {
  return Array.from({ length: count }, (_, i) => result({ group: JSON.stringify([`country ${i}`]) }));
}
