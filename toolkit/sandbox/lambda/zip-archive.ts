import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
/** Lambda's limit of a deployment package, unzipped. */
const UNZIPPED_LIMIT = 262_144_000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly offset: number;
}

/** Unpacks a zip file into a folder. @throws Error when it is not a zip file, or would write outside the folder */
export function unzip(file: string, folder: string): void {
  const archive = readFileSync(file);
  let left = UNZIPPED_LIMIT;
  for (const entry of entries(archive, file)) {
    if (entry.name.endsWith('/')) continue;
    const content = contentOf(archive, entry, left);
    left -= content.length;
    const target = join(folder, safePath(entry.name));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

function* entries(archive: Buffer, file: string): Generator<Entry> {
  const end = endOfDirectory(archive);
  if (end < 0) throw new Error(`${file} is not a zip file`);
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error(`${file} is a damaged zip file`);
    const nameLength = archive.readUInt16LE(at + 28);
    yield {
      name: archive.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: archive.readUInt16LE(at + 10),
      compressedSize: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    };
    at += ENTRY_LENGTH + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

/** The directory stands at the end, before a comment of any length. */
function endOfDirectory(archive: Buffer): number {
  for (let at = archive.length - END_LENGTH; at >= 0; at--) {
    if (archive.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return -1;
}

function contentOf(archive: Buffer, { name, method, compressedSize, offset }: Entry, limit: number): Buffer {
  const start = offset + LOCAL_LENGTH + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + compressedSize);
  if (method === STORED) return content;
  if (method === DEFLATED) return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) });
  throw new Error(`${name} must be stored or deflated, got compression method ${method}`);
}

function safePath(name: string): string {
  const unsafe = name.startsWith('/') || name.split(/[/\\]/).includes('..') || /[\0:]/.test(name);
  if (unsafe) throw new Error(`a zip entry must stay inside its folder, got ${JSON.stringify(name)}`);
  return name;
}
