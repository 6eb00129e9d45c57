/** What came of one run of a function. */
export interface RunOutcome {
  readonly failed: boolean;
  /** JSON text: what the handler returned, or the error object. */
  readonly payload: string;
}

/** One run of a function, in the hands of a fault. */
export interface FunctionRun {
  /** JSON text. */
  readonly event: string;
  /** Lets the handler run. */
  proceed(): Promise<RunOutcome>;
  /** The runtime exits, and its execution environment with it: the next run has another one. */
  exit(reason: string): Promise<RunOutcome>;
  /** The timeout of the function passes, and ends its execution environment. */
  timeOut(): Promise<RunOutcome>;
}

/** Does what it wants with a run of a function. */
export type RunFault = (run: FunctionRun) => Promise<RunOutcome>;
