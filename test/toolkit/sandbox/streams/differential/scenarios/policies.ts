import type { Session } from '../session';

export async function policies(session: Session): Promise<void> {
  await session.stream('logs');
  const stream = { ResourceARN: session.arn('logs') };
  const none = { ResourceARN: session.arn('none') };
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: ['kinesis:DescribeStreamSummary', 'kinesis:GetRecords'],
        Resource: session.arn('logs'),
      },
    ],
  });
  await session.step('get before there is one', 'GetResourcePolicy', stream);
  await session.step('put', 'PutResourcePolicy', { ...stream, Policy });
  await session.step('get', 'GetResourcePolicy', stream);
  await session.step('put what is no JSON', 'PutResourcePolicy', { ...stream, Policy: 'x' });
  await session.step('put no policy', 'PutResourcePolicy', stream);
  await session.step('delete', 'DeleteResourcePolicy', stream);
  await session.step('get after it is deleted', 'GetResourcePolicy', stream);
  await session.step('delete again', 'DeleteResourcePolicy', stream);
  await session.step('put on what is not there', 'PutResourcePolicy', { ...none, Policy });
  await session.step('get of what is not there', 'GetResourcePolicy', none);
}
