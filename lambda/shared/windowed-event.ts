import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';

const STREAM_NAME = /:stream\/([^/]+)/;

/**
 * What Lambda sends of a shard. With a tumbling window, the last event of a window may hold no record, and names shard and
 * source itself.
 */
export interface WindowedEvent<State> extends KinesisStreamEvent {
  readonly window?: { readonly start: string; readonly end: string };
  /** What the event before returned; empty at the start of a window. */
  readonly state?: State;
  readonly shardId?: string;
  readonly eventSourceARN?: string;
  readonly isFinalInvokeForWindow?: boolean;
  /** The state grew past 1 MB: the window goes on with an empty one. */
  readonly isWindowTerminatedEarly?: boolean;
}

export interface WindowedResponse<State> extends KinesisStreamBatchResponse {
  readonly state: State;
}

export function streamNameOf({ Records: [first], ...event }: WindowedEvent<unknown>): string {
  const arn = first?.eventSourceARN ?? event.eventSourceARN;
  const name = STREAM_NAME.exec(arn ?? '')?.[1];
  if (name === undefined) throw new Error(`eventSourceARN must be the ARN of a stream or consumer, got ${arn}`);
  return name;
}

export function shardIdOf({ shardId, Records: [first] }: WindowedEvent<unknown>): string {
  return shardId ?? first?.eventID.split(':')[0] ?? '';
}
