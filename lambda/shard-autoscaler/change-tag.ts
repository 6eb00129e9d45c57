import { formatMinute, parseMinute } from './tag-time';

export const CHANGES_TAG = 'cdk-kinesis-pipelines/shard-changes';

/** Changes within a day are ten at most; ten minutes take 149 of the 256 characters of a tag. */
const MOST_CHANGES = 10;

export function formatChanges(changes: readonly number[]): string {
  return changes.slice(-MOST_CHANGES).map(formatMinute).join(' ');
}

/** The times of the last changes, in milliseconds since 1970; what is no time is left out. */
export function parseChanges(tag = ''): number[] {
  return tag.split(' ').flatMap((time) => parseMinute(time) ?? []);
}
