import { inUse, label, streamNotFound } from './errors';
import type { DataStream } from './stream';

/** @throws AwsError `ResourceInUseException` */
export function requireActive(stream: DataStream): void {
  if (stream.status !== 'ACTIVE') throw inUse(`Stream ${label(stream)} not ACTIVE, instead in state ${stream.status}`);
}

/** Records go in and out until a stream is gone, but not before it has been created. @throws AwsError `ResourceNotFoundException` */
export function requireCreated(stream: DataStream): void {
  if (stream.status === 'CREATING') throw streamNotFound(stream);
}
