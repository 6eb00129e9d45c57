import type { Construct } from 'constructs';
import { requireRange, requireThat } from '../private/validation';
import { fieldPath } from './field-path';
import { requireResultName } from './result-name';
import type { WindowDestination } from './window-destination';
import type { WindowMeasure } from './window-measure';

/** CloudWatch takes 30 dimensions, and the name of the stream is one. */
const MOST_DIMENSIONS = 29;
/** An item of a table with the sketches of so many stays below 400 KB. */
const MOST_MEASURES = 20;
/** Of the 4 KB of an environment, what the names of a stream or table, and of a namespace, leave. */
const MOST_CHARACTERS = 3_000;
/** Stand beside the measures and dimensions of a log line. */
const TAKEN = ['StreamName', 'ShardId', 'MalformedLines'];
/** Each group of each measure is a metric, and billed as one. */
const GROUPS_AS_METRICS = 100;

/** What is measured of each group, and what tells groups apart. */
export interface AggregationOptions {
  readonly dimensions: Record<string, string>;
  readonly measures: WindowMeasure[];
  readonly maxGroups?: number;
  readonly destination: WindowDestination;
}

/** What the function is told of the aggregation, as JSON. Throws unless it can carry it out. */
export function aggregationText(owner: Construct, options: AggregationOptions): string {
  const { dimensions, measures, destination } = options;
  requireRange(owner, 'number of measures', measures.length, 1, MOST_MEASURES);
  requireRange(owner, 'number of dimensions', Object.keys(dimensions).length, 0, MOST_DIMENSIONS);
  requireRange(owner, 'maxGroups', options.maxGroups, 1, 1_000_000);
  requireOwnNames(owner, options);
  const text = JSON.stringify({
    dimensions: sorted(owner, dimensions),
    measures: measures.map(({ name, _type: type, _path: path, _percentile: percentile }) => ({
      name,
      type,
      path,
      percentile,
    })),
    maxGroups: options.maxGroups ?? (destination._plan.isMetrics ? GROUPS_AS_METRICS : undefined),
    sketches: destination._plan.sketches,
  });
  const allowed = `at most ${MOST_CHARACTERS} characters long when written down`;
  requireThat(text.length <= MOST_CHARACTERS, owner, 'measures and dimensions', allowed, `${text.length}`);
  return text;
}

/** By name: other languages keep maps in any order, and the order decides on the keys of results. */
function sorted(owner: Construct, dimensions: Record<string, string>) {
  const entries = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, field]) => {
    requireResultName(owner, 'dimension', name);
    return { name, path: fieldPath(owner, `dimension ${name}`, field) };
  });
}

function requireOwnNames(owner: Construct, { dimensions, measures }: AggregationOptions): void {
  const names = [...TAKEN, ...Object.keys(dimensions), ...measures.map(({ name }) => name)];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const allowed = `different from one another and from ${TAKEN.join(', ')}`;
  requireThat(twice === undefined, owner, 'names of dimensions and measures', allowed, `${twice} twice`);
}
