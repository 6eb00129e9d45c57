/** Below this, Lambda keeps what mappings gave up. */
export const FAILURE_PREFIX = 'aws/lambda/';

/** `aws/lambda/<mapping>/<shard>/2026/09/19/2026-09-19T09.11.52-<id>` */
const KEY = /^aws\/lambda\/[\w-]+\/shardId-\d{12}\/\d{4}\/\d\d\/\d\d\/(\d{4}-\d\d-\d\d)T(\d\d)\.(\d\d)\.(\d\d)-[\w-]+$/;

/** `<stream>-<version>-2026-09-19-09-11-52-<id>`, and an extension where it is compressed. */
const DELIVERED = /-(\d{4}-\d\d-\d\d)-(\d\d)-(\d\d)-(\d\d)-[0-9a-f-]{36}(\.[\w.]+)?$/;

/** Below this, a redrive keeps what it has written itself. */
export const REDRIVE_PREFIX = 'redrive/';

const JOURNALS = `${REDRIVE_PREFIX}journal/`;
const REDRIVEN = `${REDRIVE_PREFIX}done/`;

/** When the batch was given up, in milliseconds since 1970; undefined for the key of anything else. */
export function failureTime(key: string): number | undefined {
  return timeIn(KEY, key);
}

/** When a delivery stream wrote an object, as its name says; undefined for any other name. */
export function deliveryTime(key: string): number | undefined {
  return timeIn(DELIVERED, key);
}

function timeIn(pattern: RegExp, key: string): number | undefined {
  const [, date, hours, minutes, seconds] = pattern.exec(key) ?? [];
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
