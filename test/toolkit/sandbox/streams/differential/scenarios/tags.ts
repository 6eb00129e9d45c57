import type { Session } from '../session';

export async function tags(session: Session): Promise<void> {
  const logs = await session.stream('logs');
  const resource = { ResourceARN: session.arn('logs') };
  await session.step('add', 'AddTagsToStream', { ...logs, Tags: { stage: 'test', owner: 'me', zone: 'a' } });
  await session.step('add one again', 'AddTagsToStream', { ...logs, Tags: { stage: 'prod' } });
  await session.step('list', 'ListTagsForStream', logs);
  await session.step('list a page', 'ListTagsForStream', { ...logs, Limit: 2 });
  await session.step('list after a key', 'ListTagsForStream', { ...logs, ExclusiveStartTagKey: 'owner' });
  await session.step('remove', 'RemoveTagsFromStream', { ...logs, TagKeys: ['owner', 'none'] });
  await session.step('tag the resource', 'TagResource', { ...resource, Tags: { team: 'data' } });
  await session.step('list of the resource', 'ListTagsForResource', resource);
  await session.step('untag the resource', 'UntagResource', { ...resource, TagKeys: ['team'] });
  await session.step('list what is left', 'ListTagsForStream', logs);
  await session.step('add none', 'AddTagsToStream', { ...logs, Tags: {} });
  await session.step('add too many', 'AddTagsToStream', { ...logs, Tags: many(51) });
  await session.step('add as many as there may be, and more', 'AddTagsToStream', { ...logs, Tags: many(49) });
  await session.step('add a long key', 'AddTagsToStream', { ...logs, Tags: { ['k'.repeat(129)]: 'v' } });
  await session.step('add a long value', 'AddTagsToStream', { ...logs, Tags: { k: 'v'.repeat(257) } });
  await session.step('remove none', 'RemoveTagsFromStream', { ...logs, TagKeys: [] });
  await session.step('list of what is not there', 'ListTagsForResource', { ResourceARN: session.arn('none') });
  await session.call('RegisterStreamConsumer', {
    StreamARN: session.arn('logs'),
    ConsumerName: 'traffic',
    Tags: { stage: 'test' },
  });
  await session.settleConsumers('logs');
  const { Consumers } = await session.call('ListStreamConsumers', { StreamARN: session.arn('logs') });
  await session.step('list of a consumer', 'ListTagsForResource', { ResourceARN: Consumers[0].ConsumerARN });
}

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`key-${i}`, 'value']));
}
