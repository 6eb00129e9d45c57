import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What a compressed file may grow to. */
const MAX_INFLATED_BYTES = 512 * 1024 * 1024;
/** The default of 16 KiB makes a large file thousands of pieces, to be put together again. */
const INFLATED_CHUNK_BYTES = 1024 * 1024;
const REPLACEMENT = /\uFFFD/g;
const LINE_FEED = 0x0a;

/**
 * The lines of a file, without their ends.
 *
 * @param invalidCharacter what replaces what is not UTF-8; default - such a line is undefined
 */
export function readLines(path: string, gzip: boolean, invalidCharacter?: string): (string | undefined)[] {
  const content = readContent(path, gzip);
  const lines = isUtf8(content) ? content.toString('utf8').split('\n') : mixedLines(content, invalidCharacter);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line?.endsWith('\r') ? line.slice(0, -1) : line));
}

function readContent(path: string, gzip: boolean): Buffer {
  const bytes = readFileSync(path);
  return gzip ? gunzipSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES, chunkSize: INFLATED_CHUNK_BYTES }) : bytes;
}

function mixedLines(content: Buffer, invalidCharacter: string | undefined): (string | undefined)[] {
  return slices(content).map((line) => {
    if (isUtf8(line)) return line.toString('utf8');
    return invalidCharacter === undefined ? undefined : line.toString('utf8').replace(REPLACEMENT, invalidCharacter);
  });
}

function slices(content: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start <= content.length; ) {
    const end = content.indexOf(LINE_FEED, start);
    const stop = end < 0 ? content.length : end;
    lines.push(content.subarray(start, stop));
    start = stop + 1;
  }
  return lines;
}
