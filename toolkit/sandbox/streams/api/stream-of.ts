import { invalidArgument } from '../errors';
import type { DataStream } from '../stream';
import { streamNameIn } from '../stream-arn';
import type { StreamsBackend } from './operation';

export interface StreamReference {
  readonly StreamName?: string;
  readonly StreamARN?: string;
}

/** @throws AwsError when the stream is not named, named twice in different ways, or not there */
export function streamOf({ StreamName, StreamARN }: StreamReference, { streams }: StreamsBackend): DataStream {
  if (StreamARN === undefined) {
    if (StreamName === undefined) throw invalidArgument('StreamARN or StreamName must be provided, got neither');
    return streams.stream(StreamName);
  }
  const stream = streams.stream(StreamName ?? streamNameIn(StreamARN));
  if (StreamARN !== stream.arn) throw invalidArgument(`StreamARN must be ${stream.arn}, got ${StreamARN}`);
  return stream;
}
