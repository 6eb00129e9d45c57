import type { Permission } from '../../kernel/identity';

const ON_STREAM = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

/** What Amazon Redshift asks of the role before it reads a stream, whose name it looks up in a list of all. */
export function readingPermissions(streamArn: string): readonly Permission[] {
  const listing = { action: 'kinesis:ListStreams', resource: '*' };
  return [listing, ...ON_STREAM.map((action) => ({ action, resource: streamArn }))];
}
