import { resolveArn } from '../stream-arn';
import { LIMITS } from '../stream-settings';
import { addTags, removeTags, tagsOf } from '../tags';
import { STREAM, tagKeys } from './common-members';
import { integer, map, required, text } from './members';
import { operation } from './operation';
import { page } from './page';
import { streamOf } from './stream-of';

const RESOURCE = { ResourceARN: required(text({ min: 1, max: 2048 })) };
const ADDED = { Tags: required(map({ min: 1, max: LIMITS.tags })) };
const REMOVED = { TagKeys: required(tagKeys()) };

export const addTagsToStream = operation({ ...STREAM, ...ADDED }, (input, backend) =>
  addTags({ stream: streamOf(input, backend) }, input.Tags),
);

export const removeTagsFromStream = operation({ ...STREAM, ...REMOVED }, (input, backend) =>
  removeTags({ stream: streamOf(input, backend) }, input.TagKeys),
);

export const tagResource = operation({ ...RESOURCE, ...ADDED }, (input, { streams }) =>
  addTags(resolveArn(input.ResourceARN, streams), input.Tags),
);

export const untagResource = operation({ ...RESOURCE, ...REMOVED }, (input, { streams }) =>
  removeTags(resolveArn(input.ResourceARN, streams), input.TagKeys),
);

export const listTagsForResource = operation(RESOURCE, (input, { streams }) => ({
  Tags: tagList(tagsOf(resolveArn(input.ResourceARN, streams))),
}));

const LIST = {
  ...STREAM,
  ExclusiveStartTagKey: text({ min: 1, max: 128 }),
  Limit: integer({ min: 1, max: LIMITS.tags }),
};

export const listTagsForStream = operation(LIST, (input, backend) => {
  const tags = tagList(tagsOf({ stream: streamOf(input, backend) }));
  const { items, hasMore } = page(tags, ({ Key }) => Key, input.ExclusiveStartTagKey, input.Limit ?? LIMITS.tags);
  return { Tags: items, HasMoreTags: hasMore };
});

function tagList(tags: Readonly<Record<string, string>>) {
  const keys = Object.keys(tags).sort();
  return keys.map((Key) => ({ Key, Value: tags[Key] }));
}
