import { limitExceeded } from '../errors';
import { LIMITS } from '../stream-settings';
import { STREAM, tagKeys } from './common-members';
import { integer, map, required, text } from './members';
import { operation } from './operation';
import { page } from './page';
import { streamOf } from './stream-of';

const DEFAULT_LIMIT = LIMITS.tags;

export const addTagsToStream = operation(
  { ...STREAM, Tags: required(map({ min: 1, max: LIMITS.tags })) },
  (input, backend) => {
    const stream = streamOf(input, backend);
    const tags = { ...stream.settings.tags, ...input.Tags };
    const count = Object.keys(tags).length;
    if (count > LIMITS.tags)
      throw limitExceeded(`Stream ${stream.name} must have at most ${LIMITS.tags} tags, got ${count}`);
    stream.change({ tags });
  },
);

export const removeTagsFromStream = operation({ ...STREAM, TagKeys: required(tagKeys()) }, (input, backend) => {
  const stream = streamOf(input, backend);
  const kept = Object.entries(stream.settings.tags).filter(([key]) => !input.TagKeys.includes(key));
  stream.change({ tags: Object.fromEntries(kept) });
});

const LIST = { ...STREAM, ExclusiveStartTagKey: text({ min: 1, max: 128 }), Limit: integer({ min: 1, max: 50 }) };

export const listTagsForStream = operation(LIST, (input, backend) => {
  const tags = Object.entries(streamOf(input, backend).settings.tags).sort(([a], [b]) => (a < b ? -1 : 1));
  const { items, hasMore } = page(tags, ([key]) => key, input.ExclusiveStartTagKey, input.Limit ?? DEFAULT_LIMIT);
  return { Tags: items.map(([Key, Value]) => ({ Key, Value })), HasMoreTags: hasMore };
});
