/** What Windows or a terminal would refuse or misread in a file name, and the escape itself. */
const UNSAFE = /[\p{Cc}"*:<>?\\|%]/gu;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i;

/** File systems take 255 bytes a name; the rest is for the suffixes. */
const MAX_NAME_BYTES = 240;

/** Endings that encoding never produces, because a percent sign is always followed by two hex digits. */
const EMPTY = '%-';
const CONTINUED = '%+';
const OBJECT_BESIDE_FOLDER = '%';

/**
 * The path below a bucket's folder where an object lies: the key itself, percent-encoded only where a file system would
 * refuse or misread it. Each path belongs to one key.
 */
export function pathOfKey(key: string): string[] {
  return key.split('/').flatMap((segment) => split(encode(segment)));
}

export function keyOfPath(path: readonly string[]): string {
  const joined = path.join('/').replaceAll(`${CONTINUED}/`, '');
  return joined.split('/').map(decode).join('/');
}

/** The name of an object whose key is also the folder of other keys. */
export function besideFolder(path: string): string {
  return `${path}${OBJECT_BESIDE_FOLDER}`;
}

export function withoutBesideFolder(name: string): string {
  return name.endsWith(OBJECT_BESIDE_FOLDER) ? name.slice(0, -OBJECT_BESIDE_FOLDER.length) : name;
}

/** A trailing dot is encoded for Windows, which covers `.` and `..` too. */
function encode(segment: string): string {
  if (segment === '') return EMPTY;
  return segment.replace(UNSAFE, percent).replace(/[. ]$/, percent).replace(RESERVED_ON_WINDOWS, percentFirst);
}

function decode(name: string): string {
  if (name === EMPTY) return '';
  return name.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function percentFirst(name: string): string {
  return percent(name) + name.slice(1);
}

function split(name: string): string[] {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return [name];
  const parts = [''];
  for (const character of name) {
    const last = parts.length - 1;
    if (Buffer.byteLength(parts[last] + character) > MAX_NAME_BYTES) parts.push(character);
    else parts[last] += character;
  }
  return parts.map((part, i) => (i < parts.length - 1 ? `${part}${CONTINUED}` : part));
}
