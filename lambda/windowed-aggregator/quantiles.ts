import { type Centroid, TDigest } from 'tdigest';
import type { Accumulator } from './accumulator';

/** Share of all values that a centroid may stand for in the middle; it falls towards both ends. */
const COMPRESSION = 0.05;
const MOST_CENTROIDS = 256;
const MOST_PENDING = 200;
const GOLDEN_RATIO = 0x9e3779b1;

/** Centroids, each as its mean and weight, and values that are not yet among them. */
export type SavedQuantiles = readonly [centroids: readonly (readonly [number, number])[], pending: readonly number[]];

/**
 * Estimates percentiles by a t-digest: exactly of fewer than 200 values, within one percent of rank of more, ever closer
 * towards both ends. The same values in the same order give the same digest, however often it is saved in between.
 */
export class Quantiles implements Accumulator<number> {
  private centroids: readonly Centroid[];
  private readonly pending: number[];
  private bytes: number;

  public constructor([centroids, pending]: SavedQuantiles = [[], []]) {
    this.centroids = centroids.map(([mean, n]) => ({ mean, n }));
    this.pending = [...pending];
    this.bytes = sizeOf(this.save());
  }

  public add(value: number): void {
    this.bytes += sizeOfPending(value);
    if (this.pending.push(value) === MOST_PENDING) this.compress();
  }

  public figure(percentile = 50): number | undefined {
    return digestOf(this.points()).percentile(percentile / 100);
  }

  public save(): SavedQuantiles {
    return [this.centroids.map(({ mean, n }) => [mean, n]), this.pending];
  }

  /** All centroids: those of two digests, put together, are a digest of both. */
  public sketch(): readonly (readonly [number, number])[] {
    return this.points().map(({ mean, n }) => [mean, n]);
  }

  public get size(): number {
    return this.bytes;
  }

  private points(): Centroid[] {
    return [...this.centroids, ...this.pending.map((mean) => ({ mean, n: 1 }))].sort((a, b) => a.mean - b.mean);
  }

  private compress(): void {
    const digest = digestOf(this.centroids);
    for (const value of this.pending) digest.push(value);
    this.centroids = digest.toArray();
    for (let compression = COMPRESSION; this.centroids.length > MOST_CENTROIDS; compression *= 2) {
      const smaller = new TDigest(compression, 0);
      for (const { mean, n } of scattered(this.centroids)) smaller.push(mean, n);
      this.centroids = smaller.toArray();
    }
    this.pending.length = 0;
    this.bytes = sizeOf(this.save());
  }
}

/** A digest of just these: it merges nothing that comes sorted. */
function digestOf(sorted: readonly Centroid[]): TDigest {
  const digest = new TDigest(COMPRESSION, 0);
  for (const { mean, n } of sorted) digest.push(mean, n);
  return digest;
}

/** Out of order, but each time in the same; by chance, the same values would give another digest each time. */
function scattered(points: readonly Centroid[]): Centroid[] {
  const places = points.map((point, i) => ({ point, place: Math.imul(i, GOLDEN_RATIO) >>> 0 }));
  return places.sort((a, b) => a.place - b.place).map(({ point }) => point);
}

/** The same whether values were added one by one or were saved in between. */
function sizeOf([centroids, pending]: SavedQuantiles): number {
  const brackets = '[,[]]'.length;
  return brackets + JSON.stringify(centroids).length + pending.reduce((sum, value) => sum + sizeOfPending(value), 0);
}

function sizeOfPending(value: number): number {
  return String(value).length + ','.length;
}
