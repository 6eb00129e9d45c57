import type { Accumulator } from './accumulator';
import type { AggregationPlan } from './aggregation-plan';
import type { Value } from './series';
import type { WindowPart } from './window-part';

/** Where and when lines were counted. */
export interface WindowPlace {
  readonly streamName: string;
  readonly shardId: string;
  readonly window: { readonly start: string; readonly end: string };
}

/** What was measured of one group in one part of a window of a shard: a row of a stream, an item of a table. */
export interface WindowResult {
  /** The same each time the result is written. */
  readonly result_id: string;
  readonly window_start: string;
  readonly window_end: string;
  readonly stream: string;
  readonly shard_id: string;
  readonly part: string;
  /** The values of the dimensions, as a JSON array. */
  readonly group: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** A measure without a value in the group is left out. */
  readonly measures: Readonly<Record<string, number>>;
  readonly sketches?: Readonly<Record<string, unknown>>;
}

export function resultsOf(part: WindowPart, plan: AggregationPlan, place: WindowPlace): WindowResult[] {
  const { streamName, shardId, window } = place;
  const from = {
    window_start: window.start,
    window_end: window.end,
    stream: streamName,
    shard_id: shardId,
    part: part.id,
  };
  return [...part.groups].map(([group, accumulators]) => ({
    result_id: [window.start, shardId, part.id, group].join('#'),
    ...from,
    group,
    dimensions: dimensionsOf(group, plan),
    measures: measuresOf(accumulators, plan),
    ...(plan.sketches ? { sketches: sketchesOf(accumulators, plan) } : {}),
  }));
}

function dimensionsOf(group: string, { dimensions }: AggregationPlan): Record<string, string> {
  const values = JSON.parse(group) as readonly string[];
  return Object.fromEntries(dimensions.map(({ name }, i) => [name, values[i] as string]));
}

function measuresOf(group: readonly Accumulator<Value>[], { measures }: AggregationPlan): Record<string, number> {
  const figures = measures.map(({ name, series, percentile }) => [name, group[series]?.figure(percentile)]);
  return Object.fromEntries(figures.filter(([, figure]) => figure !== undefined));
}

function sketchesOf(group: readonly Accumulator<Value>[], { measures }: AggregationPlan): Record<string, unknown> {
  const sketches = measures.map(({ name, series }) => [name, group[series]?.sketch?.()]);
  return Object.fromEntries(sketches.filter(([, sketch]) => sketch !== undefined));
}
