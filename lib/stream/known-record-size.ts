import type { Size } from 'aws-cdk-lib/core';
import { DataStream } from './data-stream';
import type { IStreamEventSource } from './stream-event-source';

/** The average size of the records of a stream whose shards were counted from a workload. */
export function knownRecordSize(source: IStreamEventSource): Size | undefined {
  return source instanceof DataStream ? source.capacity._workload?.recordSize : undefined;
}
