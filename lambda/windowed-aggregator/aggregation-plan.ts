import type { Aggregation, Dimension, Measure } from './aggregation';
import { Series } from './series';

/** A measure, and which series it reads. */
export interface PlannedMeasure extends Measure {
  readonly series: number;
}

/** How an aggregation is carried out. */
export class AggregationPlan {
  public readonly dimensions: readonly Dimension[];
  public readonly measures: readonly PlannedMeasure[];
  public readonly series: readonly Series[];
  public readonly maxGroups: number;
  public readonly sketches: boolean;

  public constructor({ dimensions, measures, maxGroups = Number.POSITIVE_INFINITY, sketches = false }: Aggregation) {
    const series = new Map(measures.map((measure) => new Series(measure)).map((one) => [one.key, one]));
    const keys = [...series.keys()];
    this.dimensions = dimensions;
    this.measures = measures.map((measure) => ({ ...measure, series: keys.indexOf(new Series(measure).key) }));
    this.series = [...series.values()];
    this.maxGroups = maxGroups;
    this.sketches = sketches;
  }
}
