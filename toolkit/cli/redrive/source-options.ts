/** All that a stream still keeps of a time. */
export interface StreamOptions {
  /** By its name or ARN, or the ARN of a consumer. */
  readonly stream: string;
  /** By its name or ARN. */
  readonly functionArn: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

/** Where to redrive from. */
export type SourceOptions =
  | { readonly bucket: string; readonly prefix: string }
  | { readonly queueUrl: string }
  | StreamOptions;
