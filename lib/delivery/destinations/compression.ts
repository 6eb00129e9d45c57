import { Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Token } from 'aws-cdk-lib/core';
import { type Owner, requireThat } from '../../private/validation';

const COMPRESSIONS = [
  Compression.UNCOMPRESSED,
  Compression.GZIP,
  Compression.ZIP,
  Compression.SNAPPY,
  Compression.HADOOP_SNAPPY,
].map(({ value }) => value);

/** Throws unless Firehose compresses objects in this way. */
export function requireCompression(owner: Owner, { value }: Compression): void {
  const holds = Token.isUnresolved(value) || COMPRESSIONS.includes(value);
  requireThat(holds, owner, 'compression', `one of ${COMPRESSIONS.join(', ')}`, value);
}
