/** Below this, Lambda keeps what mappings gave up. */
export const FAILURE_PREFIX = 'aws/lambda/';

/** `aws/lambda/<mapping>/<shard>/2026/09/19/2026-09-19T09.11.52-<id>` */
const KEY = /^aws\/lambda\/[\w-]+\/shardId-\d{12}\/\d{4}\/\d\d\/\d\d\/(\d{4}-\d\d-\d\d)T(\d\d)\.(\d\d)\.(\d\d)-[\w-]+$/;

const JOURNALS = 'redrive/journal/';
const REDRIVEN = 'redrive/done/';

/** When the batch was given up, in milliseconds since 1970; undefined for the key of anything else. */
export function failureTime(key: string): number | undefined {
  const [, date, hours, minutes, seconds] = KEY.exec(key) ?? [];
  const time = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** Where the journal of a failure object lies. */
export function journalKey(key: string): string {
  return `${JOURNALS}${key}`;
}

/** Where a failure object lies once it has been redriven. */
export function redrivenKey(key: string): string {
  return `${REDRIVEN}${key}`;
}
