import type { Stack } from 'aws-cdk-lib/core';
import type { Workload } from '../../toolkit/estimate/workload';
import { naive } from './naive';
import { autoScaled, byDefault, jsonObjects, sharedThroughput } from './ours';
import { solutionsConstructs } from './solutions-constructs';

/** One way to build the pipeline, with what it is fed. */
export interface Design {
  readonly name: string;
  build(stack: Stack, gigabytesPerDay: number): void;
  readonly workload: Partial<Workload>;
  /** How many times cheaper than the two others it has to be. */
  readonly goals?: Goals;
}

export interface Goals {
  readonly naive: number;
  readonly solutionsConstructs: number;
}

const LINE_BYTES = 300;
/** What a shard takes of lines each second: 1,000 records of one, or 1 MiB of packed ones, which gzip makes 7 times smaller. */
const SINGLE_LINES = 1_000 * LINE_BYTES;
const PACKED_LINES = 2 ** 20;
const GZIPPED_LINES = 7 * PACKED_LINES;
/** For a peak of twice the mean, at 80 % of what shards take. */
const HEADROOM = 2 / 0.8;

/**
 * CPU time of a line: a regular expression and an object, and the scanner of the prebuilt handlers for single, packed and gzip'd
 * lines, between the 1.4 and 4.4 that the traffic window and the transform take of packed ones.
 */
const PARSED = 8.8;
const SCANNED = 3.8;
const SCANNED_PACKED = 2.9;
const SCANNED_GZIP = 3.2;

const PACKED = { packing: 'lines', microsPerLine: SCANNED_PACKED } as const;
const GZIPPED = { packing: 'gzip', microsPerLine: SCANNED_GZIP } as const;

export const NAIVE: Design = { name: 'naive', build: naive, workload: { microsPerLine: PARSED } };

export const SOLUTIONS_CONSTRUCTS: Design = {
  name: 'Solutions Constructs',
  build: withShards(SINGLE_LINES),
  workload: { microsPerLine: PARSED },
};

const PACKED_ELSEWHERE = { packing: 'lines', microsPerLine: PARSED } as const;
const GZIPPED_ELSEWHERE = { packing: 'gzip', microsPerLine: PARSED } as const;

/** The two others behind the producers of ours. */
export const SAME_PRODUCERS: readonly Design[] = [
  { name: 'naive, packed lines', build: naive, workload: PACKED_ELSEWHERE },
  { name: "naive, gzip'd lines", build: naive, workload: GZIPPED_ELSEWHERE },
  { name: 'Solutions Constructs, packed lines', build: withShards(PACKED_LINES), workload: PACKED_ELSEWHERE },
  { name: "Solutions Constructs, gzip'd lines", build: withShards(GZIPPED_LINES), workload: GZIPPED_ELSEWHERE },
];

/** What every design that this library recommends has to reach. */
const RECOMMENDED = { naive: 12, solutionsConstructs: 8 };

export const OURS: readonly Design[] = [
  {
    name: 'default, a line per record',
    build: byDefault,
    workload: { microsPerLine: SCANNED },
    goals: { naive: 0.7, solutionsConstructs: 0.45 },
  },
  {
    name: 'default, packed lines as `produce` puts them',
    build: byDefault,
    workload: PACKED,
    goals: { naive: 3, solutionsConstructs: 1.9 },
  },
  {
    name: "default, gzip'd lines as `produce --gzip` puts them",
    build: byDefault,
    workload: GZIPPED,
    goals: RECOMMENDED,
  },
  {
    name: 'auto-scaled shards, packed lines',
    build: autoScaled,
    workload: PACKED,
    goals: { naive: 7.9, solutionsConstructs: 5 },
  },
  { name: "auto-scaled shards, gzip'd lines", build: autoScaled, workload: GZIPPED, goals: RECOMMENDED },
  { name: "shared throughput, gzip'd lines", build: sharedThroughput, workload: GZIPPED, goals: RECOMMENDED },
  { name: 'shared throughput, packed lines, JSON objects', build: jsonObjects, workload: PACKED, goals: RECOMMENDED },
];

/** @param lineBytes that a shard takes each second */
function withShards(lineBytes: number): Design['build'] {
  return (stack, gigabytesPerDay) => {
    const bytesPerSecond = (gigabytesPerDay * 2 ** 30) / 86_400;
    solutionsConstructs(stack, Math.max(1, Math.ceil((bytesPerSecond / lineBytes) * HEADROOM)));
  };
}
