import type { Session } from '../session';

export async function streams(session: Session): Promise<void> {
  const logs = { StreamName: 'logs' };
  await session.step('create', 'CreateStream', { ...logs, ShardCount: 3 });
  await session.step('create again', 'CreateStream', { ...logs, ShardCount: 1 });
  await session.settle('logs');
  await session.step('summary', 'DescribeStreamSummary', logs);
  await session.step('summary by ARN', 'DescribeStreamSummary', { StreamARN: session.arn('logs') });
  await session.step('describe', 'DescribeStream', logs);
  await session.step('describe a page', 'DescribeStream', { ...logs, Limit: 2 });
  await session.step('describe the next page', 'DescribeStream', {
    ...logs,
    ExclusiveStartShardId: 'shardId-000000000001',
  });
  await session.step('create on-demand', 'CreateStream', {
    StreamName: 'elastic',
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  await session.settle('elastic');
  await session.step('describe on-demand', 'DescribeStream', { StreamName: 'elastic' });
  await session.step('limits', 'DescribeLimits');
  await session.step('list', 'ListStreams');
  await session.step('list a page', 'ListStreams', { Limit: 1 });
  await session.step('list after a name', 'ListStreams', { ExclusiveStartStreamName: 'elastic' });
  await session.step('delete', 'DeleteStream', logs);
  await session.settle('logs');
  await session.step('describe when it is gone', 'DescribeStreamSummary', logs);
  await session.step('create without a count', 'CreateStream', { StreamName: 'uncounted' });
  await session.settle('uncounted');
  await session.step('summary of one without a count', 'DescribeStreamSummary', { StreamName: 'uncounted' });
  await session.step('create with a count, on-demand', 'CreateStream', {
    StreamName: 'counted',
    ShardCount: 2,
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  });
  await session.step('create with a bad name', 'CreateStream', { StreamName: 'a b', ShardCount: 1 });
  await session.step('create with no shards', 'CreateStream', { StreamName: 'empty', ShardCount: 0 });
  await session.step('delete what is not there', 'DeleteStream', { StreamName: 'none' });
  await session.step('describe nothing', 'DescribeStream');
}
