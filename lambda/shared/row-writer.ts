import { type AccessLineScanner, BYTES, SPANS, STATUS } from './access-line-scanner';
import { DASH, QUOTE } from './ascii';
import { ByteWriter } from './byte-writer';
import { encodeColumns, type LogOrigin, type LogRow } from './log-row';
import type { LineVisitor } from './record-reader';

const ROW_START = Buffer.from('{"event_id":"');
const TIME_LABEL = Buffer.from('","time":"');
const LABELS = SPANS.map((column, span) => Buffer.from(isNumber(span) ? `,"${column}":` : `,"${column}":"`));
const ROW_END = Buffer.from('}\n');
const SECONDS_LENGTH = 2;
// More than a row takes besides its prefix and what it holds.
const FRAME_BYTES = 256;

/** Writes the rows of one record after another as newline-delimited JSON; those of scanned lines byte by byte. */
export class RowWriter implements LineVisitor {
  /** Whether the rows of the record need more room than there is; then those written are not all of them. */
  public overflowed = false;

  private readonly rows: ByteWriter;
  private readonly capacity: number;
  private prefixLength = 0;
  private minute = '';
  private minuteBytes = Buffer.alloc(0);
  private origin: LogOrigin = {};
  private originBytes = Buffer.alloc(0);
  private room = 0;

  /** Takes the block that holds the lines too, from `start` to its end. */
  public constructor(block: Buffer, start: number) {
    this.rows = new ByteWriter(block, start);
    this.capacity = block.length - start;
  }

  /** Starts the rows of a record, or those that are left of it; the event id of each is the record's id and the index of its line. */
  public begin(recordId: string, room: number): void {
    this.room = Math.min(room, this.capacity);
    this.rows.clear();
    this.rows.append(ROW_START);
    if (!this.rows.appendPlain(recordId)) this.rows.appendText(JSON.stringify(recordId).slice(1, -1));
    this.rows.appendByte(DASH);
    this.prefixLength = this.rows.length;
    this.overflowed = false;
  }

  public scanned(line: AccessLineScanner, index: number, origin: LogOrigin): boolean {
    if (origin !== this.origin) this.use(origin);
    const { rows, originBytes } = this;
    if (!this.fits(line.end - line.start + originBytes.length)) return false;
    this.startRow(index);
    this.appendTime(line);
    for (let span = 0; span < LABELS.length; span++) this.appendSpan(line, span);
    rows.append(originBytes);
    rows.append(ROW_END);
    return true;
  }

  public parsed(row: LogRow, index: number, origin: LogOrigin): boolean {
    const json = `"${encodeColumns({ ...row, ...origin })}}\n`;
    if (!this.fits(Buffer.byteLength(json))) return false;
    this.startRow(index);
    this.rows.appendText(json);
    return true;
  }

  /** Whether no row has been written since the beginning. */
  public get isEmpty(): boolean {
    return this.rows.length === this.prefixLength;
  }

  public toBase64(): string {
    return this.rows.toBase64();
  }

  /** The rows in memory of their own. */
  public toBuffer(): Buffer {
    return this.rows.toBuffer();
  }

  /** All rows of a record begin alike: the first row has the prefix, the others take it from there. */
  private startRow(index: number): void {
    const { start } = this.rows;
    if (!this.isEmpty) this.rows.appendRange(start, start + this.prefixLength);
    this.rows.appendInteger(index);
  }

  private appendTime(line: AccessLineScanner): void {
    if (line.minute !== this.minute) {
      this.minute = line.minute;
      this.minuteBytes = Buffer.from(line.minute);
    }
    this.rows.append(TIME_LABEL);
    this.rows.append(this.minuteBytes);
    this.rows.appendRange(line.seconds, line.seconds + SECONDS_LENGTH);
    this.rows.appendByte(QUOTE);
  }

  private appendSpan(line: AccessLineScanner, span: number): void {
    const start = line.starts[span] as number;
    if (start < 0) return;
    this.rows.append(LABELS[span] as Buffer);
    this.rows.appendRange(start, line.ends[span] as number);
    if (!isNumber(span)) this.rows.appendByte(QUOTE);
  }

  private use(origin: LogOrigin): void {
    this.origin = origin;
    this.originBytes = Buffer.from(encodeColumns(origin));
  }

  private fits(bytes: number): boolean {
    this.overflowed = this.rows.length + this.prefixLength + bytes + FRAME_BYTES > this.room;
    return !this.overflowed;
  }
}

function isNumber(span: number): boolean {
  return span === STATUS || span === BYTES;
}
