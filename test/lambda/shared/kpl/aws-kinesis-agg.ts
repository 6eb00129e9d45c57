import type { UserRecord } from '../../../../lambda/shared/kpl/user-record';

interface AwsRecord {
  readonly partitionKey: string;
  readonly data: string;
}

interface AwsLibrary {
  deaggregateSync(
    record: { readonly data: string },
    computeChecksums: boolean,
    done: (error?: Error, records?: AwsRecord[]) => void,
  ): void;
}

// Its own types ask for a version of the SDK that nobody installs any more.
const library: AwsLibrary = require('aws-kinesis-agg');

/**
 * What AWS's own library finds in an aggregate, but for explicit hash keys: it gives the first of the table to a record without one.
 * @throws what it fails with
 */
export function awsUserRecords(data: Buffer): UserRecord[] {
  let found: AwsRecord[] = [];
  library.deaggregateSync({ data: data.toString('base64') }, true, (error, records = []) => {
    if (error) throw error;
    found = records;
  });
  return found.map(({ partitionKey, data: base64 }) => ({ partitionKey, data: Buffer.from(base64, 'base64') }));
}
