import { AwsError } from '../../kernel/aws-error';
import type { JsonApi } from '../../kernel/room';
import { getRecords } from './get-records';
import { getShardIterator } from './get-shard-iterator';
import type { Operations, StreamsBackend } from './operation';
import { putRecord } from './put-record';
import { putRecords } from './put-records';

const OPERATIONS: Operations = {
  PutRecord: putRecord,
  PutRecords: putRecords,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

/** The API of Amazon Kinesis Data Streams. */
export class KinesisApi implements JsonApi {
  readonly targetPrefix = 'Kinesis_20131202';
  readonly jsonVersion = '1.1';

  constructor(private readonly backend: StreamsBackend) {}

  call(operation: string, input: Record<string, unknown>): unknown {
    if (!Object.hasOwn(OPERATIONS, operation)) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${operation} of Kinesis`);
    }
    return OPERATIONS[operation]?.(this.backend, input);
  }
}
