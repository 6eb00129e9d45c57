import type { Aggregation } from '../../../lambda/windowed-aggregator/aggregation';
import { AggregationPlan } from '../../../lambda/windowed-aggregator/aggregation-plan';
import type { SequencedData } from '../../../lambda/windowed-aggregator/count-batch';

/** Sales by country, in every measure. */
export const SALES: Aggregation = {
  dimensions: [{ name: 'Country', path: ['country'] }],
  measures: [
    { name: 'Orders', type: 'count', path: [] },
    { name: 'Revenue', type: 'sum', path: ['total'] },
    { name: 'Smallest', type: 'min', path: ['total'] },
    { name: 'Largest', type: 'max', path: ['total'] },
    { name: 'Median', type: 'percentile', path: ['total'], percentile: 50 },
    { name: 'P90', type: 'percentile', path: ['total'], percentile: 90 },
    { name: 'Customers', type: 'distinct', path: ['customer', 'id'] },
  ],
};

export function planOf(changes: Partial<Aggregation> = {}): AggregationPlan {
  return new AggregationPlan({ ...SALES, ...changes });
}

export interface Sale {
  readonly country?: string;
  readonly total?: number;
  readonly customer?: { readonly id: string };
}

export function sequenceNumber(place: number): string {
  return `4957${String(place).padStart(52, '0')}`;
}

/** A record at a place in the stream; several lines in one are joined by newlines. */
export function record(place: number, ...lines: readonly (Sale | string)[]): SequencedData {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return { sequenceNumber: sequenceNumber(place), data: Buffer.from(text).toString('base64') };
}
