/** What a run came to: the document that `--json` prints. */
export interface RunReport {
  readonly lines: { readonly read: number; readonly put: number };
  /** Records put by this run, shards open at its end, and put entries that were throttled. */
  readonly stream: { readonly records: number; readonly shards: number; readonly throttled: number };
  /** All that lies in the lake, earlier runs on the data directory included. */
  readonly lake: { readonly objects: number; readonly rows: number; readonly malformed: number };
  readonly warehouse: { readonly rows: number; readonly malformed: number };
  /** Records in failure destinations and under error prefixes, and those that were given up. */
  readonly failures: { readonly records: number };
  /** What went wrong on purpose, with the times of the sandbox's clock; a fault that did not begin, or has not ended, lacks them. */
  readonly faults: readonly {
    readonly type: string;
    readonly begun?: string;
    readonly ended?: string;
    readonly strikes: number;
  }[];
  /** Requests that no policy allows, or would allow where permissions are only recorded. */
  readonly denials: readonly {
    readonly principal: string;
    readonly action: string;
    readonly resource: string;
    readonly count: number;
  }[];
  readonly alarms: readonly { readonly name: string; readonly state: string }[];
  readonly queries: readonly QueryAnswer[];
  /** Types of resources that do not run here, and properties without effect, one line each. */
  readonly ignored: readonly string[];
  readonly seconds: number;
}

export interface QueryAnswer {
  readonly sql: string;
  readonly rows: readonly Record<string, unknown>[];
  /** What the warehouse answered instead of rows. */
  readonly error?: string;
}
