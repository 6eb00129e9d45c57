import type { Size } from 'aws-cdk-lib/core';
import { DataStream } from './data-stream';
import type { IDataStream } from './data-stream-interface';

/** The average size of the records of a stream whose shards were counted from a workload. */
export function knownRecordSize(source: IDataStream): Size | undefined {
  return source instanceof DataStream ? source.capacity._recordSize : undefined;
}
