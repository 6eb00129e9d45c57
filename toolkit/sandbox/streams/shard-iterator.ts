import { AwsError } from '../kernel/aws-error';
import { invalidArgument } from './errors';
import { decodeToken, encodeToken } from './opaque-token';
import type { Shard } from './shard';
import type { DataStream } from './stream';

const VALID_MS = 300_000;

/** A place in a shard, as clients carry it. */
export interface ShardIterator {
  readonly stream: string;
  /** Tells a stream from one of the same name before it. */
  readonly created: number;
  readonly shard: string;
  readonly index: number;
  readonly issued: number;
}

export function issueIterator(stream: DataStream, shard: Shard, index: number): string {
  const iterator: ShardIterator = {
    stream: stream.name,
    created: stream.document.createdAt,
    shard: shard.id,
    index,
    issued: stream.now,
  };
  return encodeToken(iterator);
}

/** @throws AwsError `InvalidArgumentException`, `ExpiredIteratorException` */
export function readIterator(token: string, now: number): ShardIterator {
  const iterator = decodeToken<ShardIterator>(token);
  if (!isComplete(iterator)) throw invalidArgument('Invalid ShardIterator.');
  if (now - iterator.issued > VALID_MS) throw expired(iterator, now);
  return iterator;
}

function isComplete(iterator: Partial<ShardIterator> | undefined): iterator is ShardIterator {
  return (
    typeof iterator?.stream === 'string' &&
    typeof iterator.shard === 'string' &&
    Number.isInteger(iterator.created) &&
    Number.isInteger(iterator.index) &&
    Number.isInteger(iterator.issued)
  );
}

export function expired({ issued }: ShardIterator, now: number): AwsError {
  return new AwsError(
    'ExpiredIteratorException',
    `Iterator expired. The iterator was created at time ${new Date(issued).toUTCString()} while right now it is ${new Date(now).toUTCString()} which is further in the future than the tolerated delay of ${VALID_MS} milliseconds.`,
  );
}
