import { formatMinute, parseMinute } from './tag-time';

export const FLOOR_TAG = 'cdk-kinesis-pipelines/shard-floor';

/** A number of shards which a peak asks for until it ends. */
export interface Floor {
  readonly shards: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const FLOOR = /(\d+) until (\S+)/g;
/** Nine of at most 28 characters fit into a tag of 256. */
const MOST_FLOORS = 8;

export function formatFloors(floors: readonly Floor[]): string {
  return floors.map(({ shards, until }) => `${shards} until ${formatMinute(until)}`).join(' / ');
}

export function parseFloors(tag = ''): Floor[] {
  return [...tag.matchAll(FLOOR)].flatMap(([, shards, time]) => {
    const until = parseMinute(String(time));
    return until === undefined ? [] : [{ shards: Number(shards), until }];
  });
}

/** Adds a floor to those that still count. One that another surpasses in height and length says nothing. */
export function addFloor(floors: readonly Floor[], added: Floor, now: number): Floor[] {
  const counting = [added, ...floors].filter(({ until }) => until > now).sort((a, b) => b.shards - a.shards);
  const telling = counting.filter(({ until }, i) => counting.slice(0, i).every((higher) => higher.until < until));
  return telling.slice(0, MOST_FLOORS);
}

/** The shards that the peaks of the moment ask for; 0 when there is none. */
export function floorAt(floors: readonly Floor[], now: number): number {
  return Math.max(0, ...floors.filter(({ until }) => until > now).map(({ shards }) => shards));
}
