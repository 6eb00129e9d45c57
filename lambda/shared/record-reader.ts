import { AccessLineScanner } from './access-line-scanner';
import { NEWLINE } from './ascii';
import { inflate, isGzip, MAX_INFLATED_BYTES } from './bounded-inflate';
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

/** The largest record, inflated, and a newline after it. */
export const RECORD_SPACE = MAX_INFLATED_BYTES + 1;

const NO_ORIGIN: LogOrigin = {};
const LINE_END = /\r?\n$/;

/** Reads the data of a Kinesis record: lines joined by newlines, or an envelope of CloudWatch Logs, either of them gzip'd or not. */
export class RecordReader {
  private readonly line = new AccessLineScanner();

  /** Holds each record at the start of a block of at least `RECORD_SPACE` bytes. */
  public constructor(private readonly block: Buffer) {}

  /** @param data bytes, or base64 */
  public read(data: string | Buffer, visitor: LineVisitor): RecordKind {
    const length = this.hold(data);
    if (length === RECORD_SPACE) return 'undecodable';
    this.endAt(length);
    if (!isGzip(this.block)) return this.readHeld(length, visitor);
    const inflated = inflate(this.block.subarray(0, length));
    if (inflated === undefined) return 'undecodable';
    this.endAt(inflated.copy(this.block));
    return this.readHeld(inflated.length, visitor);
  }

  private hold(data: string | Buffer): number {
    return typeof data === 'string'
      ? this.block.write(data, 0, RECORD_SPACE, 'base64')
      : data.copy(this.block, 0, 0, RECORD_SPACE);
  }

  private readHeld(length: number, visitor: LineVisitor): RecordKind {
    const envelope = readLogEnvelope(this.block, length);
    if (envelope?.isControlMessage) return 'control message';
    if (envelope) this.readMessages(envelope, visitor);
    else this.readLines(length, visitor);
    return 'lines';
  }

  private readLines(length: number, visitor: LineVisitor): void {
    const { line, block } = this;
    let index = 0;
    let start = 0;
    let wanted = true;
    do {
      if (line.scan(block, start)) {
        wanted = visitor.scanned(line, index++, NO_ORIGIN);
        start = line.end + 1;
      } else {
        const newline = block.indexOf(NEWLINE, start);
        wanted = visitor.parsed(parseLine(lineText(block, start, newline)), index++, NO_ORIGIN);
        start = newline + 1;
      }
    } while (wanted && start < length);
  }

  /** A log event is one line, whatever it holds. */
  private readMessages({ messages, origin }: LogEnvelope, visitor: LineVisitor): void {
    for (const [index, event] of messages.entries()) {
      const message = event.replace(LINE_END, '');
      const wanted = this.scans(message)
        ? visitor.scanned(this.line, index, origin)
        : visitor.parsed(parseLine(message), index, origin);
      if (!wanted) return;
    }
  }

  private scans(message: string): boolean {
    const length = this.block.write(message);
    this.endAt(length);
    return this.line.scan(this.block, 0) && this.line.end === length;
  }

  /** Puts a newline after what is held, so that no search runs into what earlier records left behind. */
  private endAt(length: number): void {
    this.block[length] = NEWLINE;
  }
}

function lineText(bytes: Buffer, start: number, newline: number): string {
  const text = bytes.toString('utf8', start, newline);
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
