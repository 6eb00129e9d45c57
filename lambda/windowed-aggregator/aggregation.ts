/** Leads to a value of a JSON document: names of members, and indexes. */
export type Path = readonly (string | number)[];

export interface Dimension {
  readonly name: string;
  readonly path: Path;
}

export interface Measure {
  readonly name: string;
  readonly type: 'count' | 'sum' | 'min' | 'max' | 'percentile' | 'distinct';
  /** Empty for a count, which is of the lines themselves. */
  readonly path: Path;
  readonly percentile?: number;
}

/** What is measured, and by what it is told apart. */
export interface Aggregation {
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  /** Lines of further groups count in one of their own. */
  readonly maxGroups?: number;
  /** Whether results tell what percentiles and distinct values can be put together from. */
  readonly sketches?: boolean;
}
