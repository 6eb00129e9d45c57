/** How the response of a function stands in a failure record. */
export interface ResponseContext {
  readonly statusCode: number;
  readonly executedVersion: string;
  readonly functionError: 'Unhandled' | null;
}

/** What came of trying a batch once. */
export type Attempt =
  | { readonly type: 'processed' /** Of the window, JSON text. */; readonly state?: string }
  /** Lambda did not admit it: that costs no retry. */
  | { readonly type: 'refused' }
  | {
      readonly type: 'failed';
      /** Records before this one are processed. */
      readonly from: number;
      /** How many records failed, as the metric counts them. */
      readonly failures: number;
      /** Absent when the function was not called. */
      readonly response?: ResponseContext;
      readonly state?: string;
    };
