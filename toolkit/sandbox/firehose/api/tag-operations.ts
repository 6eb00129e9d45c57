import type { DeliveryStreamEntry } from '../delivery-stream-entry';
import type { DeliveryStreams } from '../delivery-streams';
import { type Input, invalidArgument, type Operation, violation } from './operation';

const MAX_TAGS = 50;

/** Operations on the tags of a delivery stream. */
export function tagOperations(deliveryStreams: DeliveryStreams): Readonly<Record<string, Operation>> {
  const entryOf = (input: Input) => deliveryStreams.require(input.DeliveryStreamName);
  return {
    TagDeliveryStream: (input) => tag(entryOf(input), input.Tags),
    UntagDeliveryStream: (input) => untag(entryOf(input), input.TagKeys),
    ListTagsForDeliveryStream: (input) => list(entryOf(input), input),
  };
}

function tag({ name, tags }: DeliveryStreamEntry, added: unknown): object {
  if (!Array.isArray(added)) throw violation('tags', 'Member must not be null');
  const reserved = added.find(({ Key }) => String(Key).startsWith('aws:'));
  if (reserved !== undefined) throw invalidArgument(`Tags must not begin with aws:, got ${reserved.Key}`);
  const count = new Set([...tags.keys(), ...added.map(({ Key }) => Key)]).size;
  if (count > MAX_TAGS) throw invalidArgument(`${name} must have at most ${MAX_TAGS} tags, got ${count}`);
  for (const { Key, Value = '' } of added) tags.set(Key, Value);
  return {};
}

function untag({ tags }: DeliveryStreamEntry, keys: unknown): object {
  if (!Array.isArray(keys)) throw violation('tagKeys', 'Member must not be null');
  for (const key of keys) tags.delete(key);
  return {};
}

function list({ tags }: DeliveryStreamEntry, { ExclusiveStartTagKey: after = '', Limit = MAX_TAGS }: Input): object {
  const sorted = [...tags].filter(([key]) => key > String(after)).sort(([a], [b]) => (a < b ? -1 : 1));
  const limit = Number(Limit);
  return {
    Tags: sorted.slice(0, limit).map(([Key, Value]) => ({ Key, Value })),
    HasMoreTags: sorted.length > limit,
  };
}
