import { parseLine } from './naive-line.mjs';

export async function handler(event) {
  return { records: event.records.map(transform) };
}

function transform({ recordId, data, kinesisRecordMetadata: source }) {
  const line = Buffer.from(data, 'base64').toString();
  const row = { event_id: `${source.sequenceNumber}-${source.subsequenceNumber}-0`, ...parseLine(line) };
  return { recordId, result: 'Ok', data: Buffer.from(`${JSON.stringify(row)}\n`).toString('base64') };
}
