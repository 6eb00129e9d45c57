import { invalidArgument, limitExceeded } from './errors';
import type { ArnTarget } from './stream-arn';
import { LIMITS, type Tags } from './stream-settings';

/** What keys and values are made of. */
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

/** Tags of a stream, or of a consumer of its own. */
export function tagsOf({ stream, consumer }: ArnTarget): Tags {
  return consumer?.tags ?? stream.settings.tags;
}

/** @throws AwsError `InvalidArgumentException` */
export function requireTags(tags: Tags): void {
  for (const [key, value] of Object.entries(tags)) requireTag(key, value);
}

/** @throws AwsError `InvalidArgumentException`, `LimitExceededException` */
export function addTags(target: ArnTarget, added: Tags): void {
  requireTags(added);
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

function requireTag(key: string, value: string): void {
  if (!TAG_TEXT.test(key + value)) {
    throw invalidArgument(
      `Tags must consist of letters, digits, white space and _ . : / = + - @, got ${JSON.stringify({ [key]: value })}`,
    );
  }
  if (key.length === 0 || key.length > LONGEST_KEY || value.length > LONGEST_VALUE) {
    throw invalidArgument(
      `Tags must have keys of 1 to ${LONGEST_KEY} and values of at most ${LONGEST_VALUE} characters, got ${key.length} and ${value.length}`,
    );
  }
}
