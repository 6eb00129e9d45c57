/** A materialized view of the records of a stream, as the database remembers it. */
export interface StreamingView {
  /** Quoted, with its schema. */
  readonly name: string;
  /** What holds the records while a refresh adds them: quoted, with its schema. */
  readonly source: string;
  readonly streamName: string;
  readonly refreshesItself: boolean;
  /** What the view selects of them, as PostgreSQL understands it. */
  readonly query: string;
}

/** How far a view has read a shard. */
export interface StreamingPosition {
  readonly view: string;
  readonly shardId: string;
  readonly sequenceNumber: string;
}
