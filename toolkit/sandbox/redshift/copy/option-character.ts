import type { TokenReader } from './token-reader';

/** One character: itself, `\t`, or a backslash and three octal digits. */
export function characterOf(reader: TokenReader, name: string): string {
  const text = reader.string(name);
  const value = text
    .replace(/^\\t$/, '\t')
    .replace(/^\\(\d{3})$/, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
  if (value.length !== 1) reader.fail(name, 'one character', text);
  return value;
}
