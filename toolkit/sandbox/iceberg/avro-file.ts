import { streams } from 'avsc';

/** An Avro object container file of these records. */
export async function avroFile(
  schema: object,
  records: readonly object[],
  metadata: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const entries = Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value)]);
  const options = { codec: 'deflate', metadata: Object.fromEntries(entries) };
  const encoder = new streams.BlockEncoder(schema as never, options as never);
  for (const record of records) encoder.write(record);
  encoder.end();
  const blocks: Buffer[] = [];
  for await (const block of encoder) blocks.push(block);
  return Buffer.concat(blocks);
}

/** The records of an Avro object container file. */
export async function avroRecords(file: Buffer): Promise<unknown[]> {
  const decoder = new streams.BlockDecoder();
  decoder.end(file);
  const records: unknown[] = [];
  for await (const record of decoder) records.push(record);
  return records;
}
