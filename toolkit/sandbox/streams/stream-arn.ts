import { notFound } from './errors';
import type { DataStream } from './stream';
import type { StreamRegistry } from './stream-registry';
import type { Consumer } from './stream-settings';

/** The name of the stream in its ARN or in the ARN of one of its consumers. */
export function streamNameIn(arn: string): string {
  return arn.split('/')[1] ?? arn;
}

export interface ArnTarget {
  readonly stream: DataStream;
  /** Set when the ARN is a consumer's. */
  readonly consumer?: Consumer;
}

/** What the ARN of a stream or consumer stands for. @throws AwsError `ResourceNotFoundException` */
export function resolveArn(arn: string, streams: StreamRegistry): ArnTarget {
  const stream = streams.find(streamNameIn(arn));
  if (stream?.arn === arn) return { stream };
  const consumer = stream?.consumers.find((candidate) => candidate.arn === arn);
  if (stream === undefined || consumer === undefined) throw notFound(`Resource ${arn} not found.`);
  return { stream, consumer };
}
