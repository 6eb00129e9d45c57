import { decodeToken, encodeToken } from '../opaque-token';
import { nextToken, streamName } from './common-members';
import { invalidToken } from './list-token';
import { integer } from './members';
import { operation } from './operation';
import { page } from './page';

const INPUT = {
  Limit: integer({ min: 1, max: 10_000 }),
  ExclusiveStartStreamName: streamName(),
  NextToken: nextToken(),
};
const DEFAULT_LIMIT = 100;

export const listStreams = operation(INPUT, (input, { streams }) => {
  const after = input.NextToken === undefined ? input.ExclusiveStartStreamName : nameIn(input.NextToken);
  const { items, hasMore } = page(streams.all, (stream) => stream.name, after, input.Limit ?? DEFAULT_LIMIT);
  return {
    StreamNames: items.map((stream) => stream.name),
    HasMoreStreams: hasMore,
    NextToken: hasMore ? encodeToken({ after: items.at(-1)?.name }) : undefined,
    StreamSummaries: items.map((stream) => ({
      StreamName: stream.name,
      StreamARN: stream.arn,
      StreamStatus: stream.status,
      StreamModeDetails: { StreamMode: stream.settings.mode },
      StreamCreationTimestamp: stream.document.createdAt / 1000,
    })),
  };
});

function nameIn(token: string): string {
  const after = decodeToken<{ after: string }>(token)?.after;
  if (typeof after !== 'string') throw invalidToken();
  return after;
}
