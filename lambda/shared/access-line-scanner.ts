import {
  BRACKET_CLOSE,
  BRACKET_OPEN,
  CARRIAGE_RETURN,
  DASH,
  DIGIT,
  DOT,
  endOfRun,
  isDigit,
  METHOD,
  NEWLINE,
  PATH,
  QUESTION_MARK,
  QUOTE,
  QUOTED,
  SPACE,
  TARGET,
  WORD,
  ZERO,
} from './ascii';
import { MAX_LINE_BYTES } from './log-line';
import type { Column } from './log-row';
import { MinuteReader, SECONDS_AT, TIME_LENGTH } from './minute-reader';

/** The columns that are bytes of the line, in the order of the line. */
export const SPANS = [
  'client_ip',
  'ident',
  'user_name',
  'method',
  'path',
  'query',
  'protocol',
  'status',
  'bytes',
  'referrer',
  'user_agent',
] as const satisfies Column[];

export const CLIENT_IP = SPANS.indexOf('client_ip');
export const STATUS = SPANS.indexOf('status');
export const BYTES = SPANS.indexOf('bytes');

const ABSENT = -1;
const PROTOCOL = Buffer.from(' HTTP/');
// Every number of so many digits is exact as a double.
const MAX_DIGITS = 15;

/**
 * Finds the columns of an access line among bytes without making a string. It declines whatever is not plain: escapes, bytes
 * that are not ASCII, unusual requests, malformed lines. What it takes, it reads exactly as `parseLine` does.
 */
export class AccessLineScanner {
  public bytes: Buffer = Buffer.alloc(0);
  public start = 0;
  /** Start and end of each span; a start of -1 is a null. */
  public readonly starts = new Int32Array(SPANS.length);
  public readonly ends = new Int32Array(SPANS.length);
  /** The time is `minute` and then the two digits at `seconds`. */
  public minute = '';
  public seconds = 0;
  /** Where the newline stands that ends the line. */
  public end = 0;

  private readonly minutes = new MinuteReader();
  private at = 0;
  private spans = 0;

  /** Takes the line that starts at `start`, or declines it; the bytes must hold a newline after it. */
  public scan(bytes: Buffer, start: number): boolean {
    this.bytes = bytes;
    this.start = start;
    this.at = start;
    this.spans = 0;
    return (
      this.word() &&
      this.word() &&
      this.word() &&
      this.time() &&
      this.request() &&
      this.status() &&
      this.size() &&
      this.referrerAndAgent() &&
      this.endOfLine()
    );
  }

  private word(): boolean {
    const end = endOfRun(WORD, this.bytes, this.at);
    if (end === this.at || this.bytes[end] !== SPACE) return false;
    this.addUnlessDash(end);
    this.at = end + 1;
    return true;
  }

  private time(): boolean {
    const start = this.at + 1;
    if (this.bytes[this.at] !== BRACKET_OPEN) return false;
    const minute = this.minutes.read(this.bytes, start);
    if (minute === undefined) return false;
    this.minute = minute;
    this.seconds = start + SECONDS_AT;
    this.at = start + TIME_LENGTH;
    return this.skip(BRACKET_CLOSE) && this.skip(SPACE);
  }

  private request(): boolean {
    return (
      this.skip(QUOTE) && this.method() && this.target() && this.protocol() && this.skip(QUOTE) && this.skip(SPACE)
    );
  }

  private method(): boolean {
    const end = endOfRun(METHOD, this.bytes, this.at);
    if (end === this.at) return false;
    this.add(end);
    return this.skip(SPACE);
  }

  private target(): boolean {
    const start = this.at;
    this.add(endOfRun(PATH, this.bytes, this.at));
    if (this.skip(QUESTION_MARK)) this.add(endOfRun(TARGET, this.bytes, this.at));
    else this.addAbsent();
    return this.at > start;
  }

  private protocol(): boolean {
    const { bytes, at } = this;
    for (let i = 0; i < PROTOCOL.length; i++) if (bytes[at + i] !== PROTOCOL[i]) return false;
    const version = at + PROTOCOL.length;
    if (!isDigit(bytes[version]) || bytes[version + 1] !== DOT || !isDigit(bytes[version + 2])) return false;
    this.at = at + 1;
    this.add(version + 3);
    return true;
  }

  private status(): boolean {
    const end = endOfRun(DIGIT, this.bytes, this.at);
    if (end - this.at !== 3 || this.bytes[this.at] === ZERO) return false;
    this.add(end);
    return this.skip(SPACE);
  }

  private size(): boolean {
    if (this.skip(DASH)) return this.addAbsent();
    const digits = endOfRun(DIGIT, this.bytes, this.at) - this.at;
    if (digits === 0 || digits > MAX_DIGITS || (digits > 1 && this.bytes[this.at] === ZERO)) return false;
    this.add(this.at + digits);
    return true;
  }

  private referrerAndAgent(): boolean {
    if (this.bytes[this.at] !== SPACE) return this.addAbsent() && this.addAbsent();
    return this.quoted() && this.quoted();
  }

  private quoted(): boolean {
    if (!this.skip(SPACE) || !this.skip(QUOTE)) return false;
    const end = endOfRun(QUOTED, this.bytes, this.at);
    this.addUnlessDash(end);
    this.at = end;
    return this.skip(QUOTE);
  }

  private endOfLine(): boolean {
    this.end = this.bytes[this.at] === CARRIAGE_RETURN ? this.at + 1 : this.at;
    return this.bytes[this.end] === NEWLINE && this.at - this.start <= MAX_LINE_BYTES;
  }

  private skip(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false;
    this.at++;
    return true;
  }

  private add(end: number): void {
    this.starts[this.spans] = this.at;
    this.ends[this.spans++] = end;
    this.at = end;
  }

  private addUnlessDash(end: number): void {
    if (end - this.at === 1 && this.bytes[this.at] === DASH) this.addAbsent();
    else this.add(end);
  }

  private addAbsent(): true {
    this.starts[this.spans++] = ABSENT;
    return true;
  }
}
