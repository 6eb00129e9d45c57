import { printable } from '../printable';
import type { StreamLine } from './stream-line';

/** How a line is printed, its newline included. */
export type LineFormat = (line: StreamLine) => string;

/** By the values of `--output`. No control character of the data reaches a terminal. */
export const LINE_FORMATS: Readonly<Record<string, LineFormat>> = {
  text: ({ text }) => `${text.replace(/[^\t]+/g, printable)}\n`,
  ndjson: (line) => `${ndjson(line)}\n`,
};

/** JSON data stands in the document as it was written, so that no digit of a large number is lost. */
function ndjson({ text, encoding, eventId, shardId, sequenceNumber, partitionKey, arrivalTime }: StreamLine): string {
  const isJson = encoding === 'json';
  const place = JSON.stringify({
    eventId,
    shardId,
    sequenceNumber,
    partitionKey,
    arrivalTime,
    encoding: isJson ? undefined : encoding,
  });
  return printable(`${place.slice(0, -1)},"data":${isJson ? onOneLine(text) : JSON.stringify(text)}}`);
}

/** Outside its strings, which hold none as they are, control characters of JSON are white space. */
function onOneLine(json: string): string {
  return json.replace(/[\t\r\n]/g, ' ');
}
