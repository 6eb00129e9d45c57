import { NEWLINE } from '../../shared/ascii';
import { inflate, isGzip } from '../../shared/bounded-inflate';
import { MAX_RECORD_BYTES } from '../record-packer';
import { Undeliverable } from '../undeliverable';
import type { IdentifiedRecord, RecordFormat } from './record-format';

const NEWLINE_BYTES = Buffer.of(NEWLINE);

/** The lines of each record, every one with a newline at its end; gzip is undone. */
export class Lines implements RecordFormat {
  readonly packs = true;

  write({ data }: IdentifiedRecord, take: (chunk: Buffer) => void): void {
    const content = isGzip(data) ? inflate(data) : data;
    if (content === undefined) throw new Undeliverable('Undecodable', 'gzip is damaged or holds too much');
    if (content.length === 0) return;
    const text = content.at(-1) === NEWLINE ? content : Buffer.concat([content, NEWLINE_BYTES]);
    for (let start = 0; start < text.length; ) {
      const end = endOfChunk(text, start);
      take(text.subarray(start, end));
      start = end;
    }
  }
}

/** After the last line that fits, or the first where none does. */
function endOfChunk(text: Buffer, start: number): number {
  if (text.length - start <= MAX_RECORD_BYTES) return text.length;
  const last = text.lastIndexOf(NEWLINE, start + MAX_RECORD_BYTES - 1);
  return (last >= start ? last : text.indexOf(NEWLINE, start)) + 1;
}
