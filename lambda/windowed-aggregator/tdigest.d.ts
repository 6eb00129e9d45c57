declare module 'tdigest' {
  export interface Centroid {
    readonly mean: number;
    readonly n: number;
  }

  export class TDigest {
    /**
     * @param compression the share of all values that one centroid may stand for
     * @param growth 0 to compress only when asked
     */
    constructor(compression?: number, growth?: number);
    push(value: number, weight?: number): void;
    percentile(share: number): number | undefined;
    toArray(): Centroid[];
  }
}
