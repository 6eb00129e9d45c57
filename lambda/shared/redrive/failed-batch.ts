/** A record as it stands in the event of a function; whatever else it holds goes along. */
export interface FailedRecord {
  readonly kinesis: {
    readonly partitionKey: string;
    readonly sequenceNumber: string;
    /** Base64. */
    readonly data: string;
  };
}

/** The event that a function failed for. With a tumbling window, it names the window too. */
export interface FailedEvent {
  readonly Records: readonly FailedRecord[];
  readonly window?: unknown;
  readonly [member: string]: unknown;
}

/** What an event source mapping or a delivery stream gave up. */
export interface FailedBatch {
  /** Of the function that failed, with the version or alias that was mapped; absent where it was not one of a mapping. */
  readonly functionArn?: string;
  /** Why it was given up, such as `RetryAttemptsExhausted`. */
  readonly condition: string;
  /** Of the stream, or of its enhanced fan-out consumer; absent where nothing tells. */
  readonly streamArn?: string;
  readonly event: FailedEvent;
  /** Records of the batch that the stream keeps no more: at least so many. */
  readonly expired: number;
  /** Records that are in the event because nothing tells them from those of the batch. */
  readonly surplus: number;
}
