import type { PartitionKeys } from '../../partitioning/partition-keys';

export interface JqRequest {
  readonly id: number;
  readonly query: string;
  /** All records, one after the other. */
  readonly data: Uint8Array;
  /** Where each record ends. */
  readonly ends: Uint32Array;
}

/** What a query made of one record. */
export type JqOutcome = { readonly keys: PartitionKeys } | { readonly error: string };

export interface JqAnswer {
  readonly id: number;
  readonly outcomes: readonly JqOutcome[];
  /** What is wrong with the query itself. */
  readonly queryError?: string;
}
