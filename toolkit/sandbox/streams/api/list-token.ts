import { AwsError } from '../../kernel/aws-error';
import { invalidArgument } from '../errors';
import { decodeToken, encodeToken } from '../opaque-token';
import type { DataStream } from '../stream';
import type { StreamsBackend } from './operation';

const VALID_MS = 300_000;

/** Where the next page of a list goes on. */
interface ListToken<Filter> {
  readonly stream: string;
  readonly created: number;
  readonly after: string;
  readonly filter?: Filter;
  readonly issued: number;
}

export function issueListToken(stream: DataStream, after: string, filter?: object): string {
  return encodeToken({ stream: stream.name, created: stream.document.createdAt, after, filter, issued: stream.now });
}

/** @throws AwsError `InvalidArgumentException`, `ExpiredNextTokenException` */
export function readListToken<Filter>(token: string, { streams, context }: StreamsBackend) {
  const { stream: name, after, created, filter, issued } = decodeToken<ListToken<Filter>>(token) ?? {};
  if (typeof name !== 'string' || typeof after !== 'string' || typeof issued !== 'number') throw invalidToken();
  if (context.clock.now() - issued > VALID_MS) {
    throw new AwsError('ExpiredNextTokenException', `NextToken is older than ${VALID_MS} milliseconds.`);
  }
  const stream = streams.stream(name);
  if (stream.document.createdAt !== created) throw invalidToken();
  return { stream, after, filter };
}

export function invalidToken(): AwsError {
  return invalidArgument('Invalid NextToken.');
}
