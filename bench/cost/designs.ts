import type { Stack } from 'aws-cdk-lib/core';
import type { Workload } from '../../toolkit/estimate/workload';
import { naive } from './naive';
import { autoScaled, byDefault, gzipped, jsonObjects, sharedThroughput } from './ours';
import { solutionsConstructs } from './solutions-constructs';

/** One way to build the pipeline, with what it is fed. */
export interface Design {
  readonly name: string;
  build(stack: Stack, gigabytesPerDay: number): void;
  readonly workload: Partial<Workload>;
  /** Held to the goals. */
  readonly counts?: boolean;
}

const LINE_BYTES = 300;
const LINES_PER_SHARD = 1_000;
/** For a peak of twice the mean, at 80 % of what shards take. */
const HEADROOM = 2 / 0.8;

/** CPU time of a line: a regular expression and an object, and the scanner of the prebuilt handlers for single and for packed lines. */
const PARSED = 8.8;
const SCANNED = 3.8;
const SCANNED_PACKED = 1.6;

const PACKED = { packing: 'lines', microsPerLine: SCANNED_PACKED } as const;

export const NAIVE: Design = { name: 'naive', build: naive, workload: { microsPerLine: PARSED } };

export const SOLUTIONS_CONSTRUCTS: Design = {
  name: 'Solutions Constructs',
  build: (stack, gigabytesPerDay) => solutionsConstructs(stack, shardsForPeak(gigabytesPerDay)),
  workload: { microsPerLine: PARSED },
};

export const OURS: readonly Design[] = [
  { name: 'default, a line per record', build: byDefault, workload: { microsPerLine: SCANNED } },
  { name: 'default, packed lines', build: byDefault, workload: PACKED },
  { name: 'auto-scaled shards, packed lines', build: autoScaled, workload: PACKED },
  { name: 'and shared throughput', build: sharedThroughput, workload: PACKED },
  { name: 'and JSON instead of Parquet', build: jsonObjects, workload: PACKED, counts: true },
  { name: "or Parquet, of gzip'd lines", build: gzipped, workload: { ...PACKED, packing: 'gzip' }, counts: true },
];

function shardsForPeak(gigabytesPerDay: number): number {
  const linesPerSecond = (gigabytesPerDay * 2 ** 30) / LINE_BYTES / 86_400;
  return Math.max(1, Math.ceil((linesPerSecond / LINES_PER_SHARD) * HEADROOM));
}
