import type { Permission } from '../kernel/identity';
import type { StreamSource } from '../kernel/services';

const ON_STREAM = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

/** What Lambda asks of the role before it reads a stream: reading it also where a consumer is pushed its records. */
export function readingPermissions({ streamArn, sourceArn, enhancedFanOut }: StreamSource): readonly Permission[] {
  const onStream = ON_STREAM.map((action) => ({ action, resource: streamArn }));
  return enhancedFanOut ? [...onStream, { action: 'kinesis:SubscribeToShard', resource: sourceArn }] : onStream;
}
