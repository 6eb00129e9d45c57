import { optionalInteger, optionalText } from './members';
import type { Operation } from './operation';

const MOST_QUEUES = 1_000;

export const listQueues: Operation = (input, { queues }) => {
  const prefix = optionalText(input, 'QueueNamePrefix') ?? '';
  const limit = optionalInteger(input, 'MaxResults', 1, MOST_QUEUES);
  const after = optionalText(input, 'NextToken') ?? '';
  const names = queues.all.map(({ name }) => name).filter((name) => name.startsWith(prefix) && name > after);
  const page = names.sort().slice(0, limit ?? MOST_QUEUES);
  const hasMore = limit !== undefined && page.length < names.length;
  return {
    QueueUrls: page.length === 0 ? undefined : page.map((name) => queues.named(name).url),
    NextToken: hasMore ? page.at(-1) : undefined,
  };
};
