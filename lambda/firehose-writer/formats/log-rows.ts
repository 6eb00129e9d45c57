import type { AccessLineScanner } from '../../shared/access-line-scanner';
import type { LogOrigin, LogRow } from '../../shared/log-row';
import { type LineVisitor, RECORD_SPACE, RecordReader } from '../../shared/record-reader';
import { RowWriter } from '../../shared/row-writer';
import { MAX_RECORD_BYTES } from '../record-packer';
import { Undeliverable } from '../undeliverable';
import type { IdentifiedRecord, RecordFormat } from './record-format';

/** Empty lines grow sixtyfold when they become rows: what a record may grow to, in chunks. */
const MOST_CHUNKS = 64;

/** The lines of each record as rows of `access_log`. */
export class LogRows implements RecordFormat, LineVisitor {
  readonly packs = true;
  // One block for lines and rows: bytes are copied fastest within a block.
  private readonly block = Buffer.allocUnsafe(RECORD_SPACE + MAX_RECORD_BYTES);
  private readonly reader = new RecordReader(this.block);
  private readonly rows = new RowWriter(this.block, RECORD_SPACE);
  private recordId = '';
  private chunks = 0;
  private take: (chunk: Buffer) => void = () => {};

  write({ id, data }: IdentifiedRecord, take: (chunk: Buffer) => void): void {
    this.recordId = id;
    this.take = take;
    this.chunks = 0;
    this.begin();
    const kind = this.reader.read(data, this);
    if (kind === 'undecodable') throw new Undeliverable('Undecodable', 'gzip is damaged or holds too much');
    const { overflowed } = this.rows;
    this.flush();
    if (overflowed) throw new Undeliverable('TooLarge', 'its rows are more, or larger, than can be delivered');
  }

  scanned(line: AccessLineScanner, index: number, origin: LogOrigin): boolean {
    return this.rows.scanned(line, index, origin) || (this.makeRoom() && this.rows.scanned(line, index, origin));
  }

  parsed(row: LogRow, index: number, origin: LogOrigin): boolean {
    return this.rows.parsed(row, index, origin) || (this.makeRoom() && this.rows.parsed(row, index, origin));
  }

  private begin(): void {
    this.rows.begin(this.recordId, MAX_RECORD_BYTES);
  }

  private makeRoom(): boolean {
    if (this.rows.isEmpty || ++this.chunks === MOST_CHUNKS) return false;
    this.flush();
    return true;
  }

  private flush(): void {
    if (this.rows.isEmpty) return;
    this.take(this.rows.toBuffer());
    this.begin();
  }
}
