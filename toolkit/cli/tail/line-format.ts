import { printable } from '../printable';
import type { StreamLine } from './stream-line';

/** How a line is printed, its newline included. */
export type LineFormat = (line: StreamLine) => string;

/** By the values of `--output`. No control character of the data reaches a terminal. */
export const LINE_FORMATS: Readonly<Record<string, LineFormat>> = {
  text: ({ entry }) => `${entry.text.split('\t').map(printable).join('\t')}\n`,
  ndjson: (line) => `${ndjson(line)}\n`,
};

/** JSON data stands in the document as it was written, so that no digit of a large number is lost. */
function ndjson({ eventId, place, entry }: StreamLine): string {
  const { shardId, sequenceNumber, partitionKey, arrivalTime } = place;
  const { text, encoding } = entry;
  const isJson = encoding === 'json';
  const members = { eventId, shardId, sequenceNumber, partitionKey, arrivalTime };
  const frame = JSON.stringify({ ...members, encoding: isJson ? undefined : encoding });
  return printable(`${frame.slice(0, -1)},"data":${isJson ? onOneLine(text) : JSON.stringify(text)}}`);
}

/** Outside its strings, where they cannot stand as they are, the control characters of JSON are white space. */
function onOneLine(json: string): string {
  return json.replace(/[\t\r\n]/g, ' ');
}
