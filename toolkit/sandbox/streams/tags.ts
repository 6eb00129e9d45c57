import { limitExceeded } from './errors';
import type { ArnTarget } from './stream-arn';
import { LIMITS, type Tags } from './stream-settings';

/** Tags of a stream, or of a consumer of its own. */
export function tagsOf({ stream, consumer }: ArnTarget): Tags {
  return consumer?.tags ?? stream.settings.tags;
}

/** @throws AwsError `LimitExceededException` */
export function addTags(target: ArnTarget, added: Tags): void {
  const tags = { ...tagsOf(target), ...added };
  const count = Object.keys(tags).length;
  if (count > LIMITS.tags) {
    const { name } = target.consumer ?? target.stream;
    throw limitExceeded(`${name} must have at most ${LIMITS.tags} tags, got ${count}`);
  }
  keepTags(target, tags);
}

export function removeTags(target: ArnTarget, keys: readonly string[]): void {
  keepTags(target, Object.fromEntries(Object.entries(tagsOf(target)).filter(([key]) => !keys.includes(key))));
}

function keepTags({ stream, consumer }: ArnTarget, tags: Tags): void {
  if (consumer === undefined) {
    stream.change({ tags });
  } else {
    const { consumers } = stream.document;
    stream.update({ consumers: consumers.map((other) => (other === consumer ? { ...consumer, tags } : other)) });
  }
}
