export const NEWLINE = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const DASH = 45;
export const DOT = 46;
export const ZERO = 48;
export const FIVE = 53;
export const COLON = 58;
export const QUESTION_MARK = 63;
export const BRACKET_OPEN = 91;
export const BRACKET_CLOSE = 93;

export const DIGIT = 1;
export const METHOD = 2;
export const WORD = 4;
export const PATH = 8;
export const TARGET = 16;
export const QUOTED = 32;

// What JSON must escape is in no class, so that a run of one class can be copied into JSON as it is.
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => classesOf(byte, String.fromCharCode(byte)));

/** The end of the run of bytes of a class that starts at `at`; the bytes must hold one of no class, such as a newline. */
export function endOfRun(mask: number, bytes: Buffer, at: number): number {
  let end = at;
  while (((CLASSES[bytes[end] as number] as number) & mask) !== 0) end++;
  return end;
}

/** Whether a character stands for itself in JSON, as one byte. */
export function isPlain(code: number): boolean {
  return ((CLASSES[code] ?? 0) & QUOTED) !== 0;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte < ZERO + 10;
}

function classesOf(byte: number, character: string): number {
  if (byte < SPACE || byte > 126 || '"\\'.includes(character)) return 0;
  if (byte === SPACE) return QUOTED;
  const digit = /\d/.test(character) ? DIGIT : 0;
  const method = /[\w-]/.test(character) ? METHOD : 0;
  const word = '[{'.includes(character) ? 0 : WORD;
  const path = byte === QUESTION_MARK ? 0 : PATH;
  return digit | method | word | path | TARGET | QUOTED;
}
