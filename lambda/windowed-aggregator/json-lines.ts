import { inflate, isGzip, MAX_INFLATED_BYTES } from '../shared/bounded-inflate';
import { deaggregate } from '../shared/kpl/deaggregate';
import { readLogEnvelope } from '../shared/log-envelope';

/**
 * The lines of a record, or of all user records that a producer aggregated into it: joined by newlines, gzip'd or not, or
 * the messages of an envelope of CloudWatch Logs. Undefined if any of it is damaged or holds too much.
 */
export function linesOf(base64: string): readonly string[] | undefined {
  const data = Buffer.from(base64, 'base64');
  const lines: string[] = [];
  let room = MAX_INFLATED_BYTES;
  for (const packed of deaggregate(data)?.map((record) => record.data) ?? [data]) {
    const bytes = isGzip(packed) ? inflate(packed) : packed;
    room -= bytes?.length ?? 0;
    if (bytes === undefined || room < 0) return undefined;
    for (const line of linesIn(bytes)) if (line.trim() !== '') lines.push(line);
  }
  return lines;
}

function linesIn(bytes: Buffer): readonly string[] {
  return readLogEnvelope(bytes, bytes.length)?.messages ?? bytes.toString().split('\n');
}
