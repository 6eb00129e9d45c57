import { AccessLineScanner } from './access-line-scanner';
import { NEWLINE } from './ascii';
import { inflate, isGzip } from './bounded-inflate';
import { type LogEnvelope, readLogEnvelope } from './log-envelope';
import { parseLine } from './log-line';
import type { LogOrigin, LogRow } from './log-row';

/** Takes the lines of a record in order, each by one of the two methods; `false` ends the reading. */
export interface LineVisitor {
  /** A line that the scanner took; its spans are valid during the call. */
  scanned(line: AccessLineScanner, index: number, origin: LogOrigin): boolean;
  parsed(row: LogRow, index: number, origin: LogOrigin): boolean;
}

export type RecordKind = 'lines' | 'control message' | 'undecodable';

const FIRST_CAPACITY = 1024 * 1024;
const NO_ORIGIN: LogOrigin = {};
const LINE_END = /\r?\n$/;

/** Reads the data of a Kinesis record: lines joined by newlines, or an envelope of CloudWatch Logs, either of them gzip'd or not. */
export class RecordReader {
  private readonly line = new AccessLineScanner();
  private scratch = Buffer.allocUnsafe(FIRST_CAPACITY);

  public read(base64: string, visitor: LineVisitor): RecordKind {
    this.reserve(base64.length);
    const packed = this.scratch.subarray(0, this.scratch.write(base64, 'base64'));
    if (!isGzip(packed)) return this.readBytes(packed, visitor);
    const bytes = inflate(packed);
    return bytes ? this.readBytes(bytes, visitor) : 'undecodable';
  }

  private readBytes(bytes: Buffer, visitor: LineVisitor): RecordKind {
    const envelope = readLogEnvelope(bytes);
    if (envelope?.isControlMessage) return 'control message';
    if (envelope) this.readMessages(envelope, visitor);
    else this.readLines(this.hold(bytes), visitor);
    return 'lines';
  }

  private readLines(end: number, visitor: LineVisitor): void {
    const { line, scratch } = this;
    let start = 0;
    let index = 0;
    let wanted = true;
    do {
      if (line.scan(scratch, start)) {
        wanted = visitor.scanned(line, index++, NO_ORIGIN);
        start = line.end + 1;
      } else {
        const newline = scratch.indexOf(NEWLINE, start);
        wanted = visitor.parsed(parseLine(textOf(scratch, start, newline)), index++, NO_ORIGIN);
        start = newline + 1;
      }
    } while (wanted && start < end);
  }

  /** A log event is one line, whatever it holds. */
  private readMessages({ messages, origin }: LogEnvelope, visitor: LineVisitor): void {
    for (const [index, event] of messages.entries()) {
      const message = event.replace(LINE_END, '');
      const end = this.hold(Buffer.from(message));
      const plain = this.line.scan(this.scratch, 0) && this.line.end === end;
      const wanted = plain
        ? visitor.scanned(this.line, index, origin)
        : visitor.parsed(parseLine(message), index, origin);
      if (!wanted) return;
    }
  }

  /** Puts a newline after the bytes, so that no search for one runs into what earlier records left behind. */
  private hold(bytes: Buffer): number {
    this.reserve(bytes.length);
    if (bytes.buffer !== this.scratch.buffer) bytes.copy(this.scratch);
    this.scratch[bytes.length] = NEWLINE;
    return bytes.length;
  }

  private reserve(length: number): void {
    if (this.scratch.length <= length) this.scratch = Buffer.allocUnsafe(2 * length);
  }
}

function textOf(bytes: Buffer, start: number, newline: number): string {
  const text = bytes.toString('utf8', start, newline);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
