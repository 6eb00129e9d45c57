import type { Session } from '../session';

export async function consumers(session: Session): Promise<void> {
  await session.stream('logs');
  const stream = { StreamARN: session.arn('logs') };
  const traffic = { ...stream, ConsumerName: 'traffic' };
  const { Consumer } = await session.step('register', 'RegisterStreamConsumer', traffic);
  const byArn = { ConsumerARN: Consumer.ConsumerARN };
  await session.step('register again', 'RegisterStreamConsumer', traffic);
  await session.settleConsumers('logs');
  await session.step('describe', 'DescribeStreamConsumer', traffic);
  await session.step('describe by ARN', 'DescribeStreamConsumer', byArn);
  await session.step('count', 'DescribeStreamSummary', { StreamName: 'logs' });
  await session.step('describe what is not there', 'DescribeStreamConsumer', { ...stream, ConsumerName: 'none' });
  await session.step('describe nothing', 'DescribeStreamConsumer');
  for (const ConsumerName of ['a', 'b', 'c']) {
    await session.call('RegisterStreamConsumer', { ...stream, ConsumerName });
  }
  await session.settleConsumers('logs');
  await session.step('list', 'ListStreamConsumers', stream);
  const { NextToken } = await session.step('list a page', 'ListStreamConsumers', { ...stream, MaxResults: 3 });
  await session.step('list the next page', 'ListStreamConsumers', { ...stream, NextToken });
  await session.step('deregister', 'DeregisterStreamConsumer', byArn);
  await session.settleConsumers('logs');
  await session.step('describe when it is gone', 'DescribeStreamConsumer', byArn);
  await session.step('deregister what is gone', 'DeregisterStreamConsumer', byArn);
  await session.step('register with a bad name', 'RegisterStreamConsumer', { ...stream, ConsumerName: 'a b' });
  await session.step('register with what is not there', 'RegisterStreamConsumer', {
    StreamARN: session.arn('none'),
    ConsumerName: 'a',
  });
  await session.step('delete a stream with consumers', 'DeleteStream', { StreamName: 'logs' });
  await session.step('delete it all the same', 'DeleteStream', { StreamName: 'logs', EnforceConsumerDeletion: true });
}
