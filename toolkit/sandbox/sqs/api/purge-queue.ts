import { AwsError } from '../../kernel/aws-error';
import { queueOf } from './members';
import type { Operation } from './operation';

export const purgeQueue: Operation = (input, backend) => {
  const queue = queueOf(input, backend);
  if (queue.purge()) return undefined;
  const message = `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`;
  throw new AwsError('PurgeQueueInProgress', message, 403);
};
