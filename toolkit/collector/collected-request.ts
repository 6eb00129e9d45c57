/** A request as it came to a collector. */
export interface CollectedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  readonly body: string;
}

export interface CollectorAnswer {
  readonly status: number;
  /** @default - a body of JSON, with its length */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Something that delivery streams deliver to, as far as its clients see. */
export interface CollectorProtocol {
  /** What it answers, having kept what came; absent for a request that is not its own. */
  answer(request: CollectedRequest): CollectorAnswer | undefined;
}

export function jsonAnswer(body: object, status = 200): CollectorAnswer {
  return { status, body: JSON.stringify(body) };
}
