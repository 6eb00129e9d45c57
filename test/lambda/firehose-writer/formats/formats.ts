import type { RecordFormat } from '../../../../lambda/firehose-writer/formats/record-format';

/** What a format makes of the data of a record, in chunks. */
export function chunksOf(format: RecordFormat, data: string | Buffer, id = '7-0'): Buffer[] {
  const chunks: Buffer[] = [];
  format.write({ id, data: Buffer.from(data) }, (chunk) => chunks.push(chunk));
  return chunks;
}
