import type { Session } from '../session';

const ON_A_STREAM = [
  'DescribeStream',
  'DescribeStreamSummary',
  'ListShards',
  'ListTagsForStream',
  'DeleteStream',
  'PutRecord',
  'PutRecords',
  'GetShardIterator',
  'SplitShard',
  'MergeShards',
  'UpdateShardCount',
  'IncreaseStreamRetentionPeriod',
  'StartStreamEncryption',
  'StopStreamEncryption',
  'EnableEnhancedMonitoring',
  'AddTagsToStream',
  'RemoveTagsFromStream',
  'UpdateStreamMode',
  'RegisterStreamConsumer',
  'ListStreamConsumers',
  'TagResource',
  'PutResourcePolicy',
];

export async function badInput(session: Session): Promise<void> {
  for (const operation of ON_A_STREAM) await session.step('nothing', operation);
  for (const operation of ['DescribeStream', 'DescribeStreamSummary', 'ListShards', 'DeleteStream']) {
    await session.step('no such stream', operation, { StreamName: 'none' });
    await session.step('no such ARN', operation, { StreamARN: session.arn('none') });
    await session.step('a name that is none', operation, { StreamName: 'a/b' });
    await session.step('a name of the wrong type', operation, { StreamName: 1 });
    await session.step('an ARN that is none', operation, { StreamARN: 'arn' });
  }
  await session.step('an unknown operation', 'DescribeNothing');
  await session.step('a limit of 0', 'ListStreams', { Limit: 0 });
  await session.step('a limit past the end', 'ListStreams', { Limit: 10_001 });
  await session.step('a token that is none', 'ListStreams', { NextToken: 'x' });
}
