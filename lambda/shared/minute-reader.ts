import { COLON, FIVE, isDigit } from './ascii';
import { parseClfTime } from './log-time';

const MINUTE_LENGTH = '17/May/2015:10:05'.length;
const ZONE_AT = '17/May/2015:10:05:03'.length;
const SECONDS_LENGTH = '03'.length;

/** The length of a whole time, and where its seconds stand in it. */
export const TIME_LENGTH = '17/May/2015:10:05:03 +0000'.length;
export const SECONDS_AT = MINUTE_LENGTH + 1;

/** Reads the time of a line but for its seconds. Neighbours in a log mostly share their minute, so the last one is kept. */
export class MinuteReader {
  private readonly last = Buffer.alloc(TIME_LENGTH);
  private minute: string | undefined;

  /** As `2015-05-17 10:05:` in UTC; undefined if no time stands there. */
  public read(bytes: Buffer, at: number): string | undefined {
    if (!hasSeconds(bytes, at + MINUTE_LENGTH)) return undefined;
    if (!this.matches(bytes, at, 0, MINUTE_LENGTH) || !this.matches(bytes, at, ZONE_AT, TIME_LENGTH)) {
      this.keep(bytes, at);
    }
    return this.minute;
  }

  private matches(bytes: Buffer, at: number, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (bytes[at + i] !== this.last[i]) return false;
    return true;
  }

  private keep(bytes: Buffer, at: number): void {
    bytes.copy(this.last, 0, at, at + TIME_LENGTH);
    this.minute = parseClfTime(this.last.toString('latin1'))?.slice(0, -SECONDS_LENGTH);
  }
}

function hasSeconds(bytes: Buffer, at: number): boolean {
  return bytes[at] === COLON && isDigit(bytes[at + 1]) && (bytes[at + 1] as number) <= FIVE && isDigit(bytes[at + 2]);
}
