import type { JqReader } from './jq-reader';

/** Reads what stands in a pattern, and is none. */
export interface JqPatternParts {
  readonly query: () => void;
  readonly string: () => void;
}

/** Reads what a value is taken apart into, alternatives included, and returns the variables. */
export function readJqPatterns(reader: JqReader, read: JqPatternParts): string[] {
  const variables: string[] = [];
  do variables.push(...readPattern(reader, read));
  while (reader.takeIf('?//'));
  return variables;
}

function readPattern(reader: JqReader, read: JqPatternParts): string[] {
  if (reader.takeIf('[')) return readList(reader, ']', () => readPattern(reader, read));
  if (reader.takeIf('{')) return readList(reader, '}', () => readMember(reader, read));
  return [readVariable(reader)];
}

function readMember(reader: JqReader, read: JqPatternParts): string[] {
  if (reader.at('$')) {
    const variable = readVariable(reader);
    return reader.takeIf(':') ? [variable, ...readPattern(reader, read)] : [variable];
  }
  if (reader.takeIf('(')) {
    read.query();
    reader.expect(')');
  } else if (reader.isKind(['quote', 'format'])) read.string();
  else reader.expectKind('name', 'keyword');
  reader.expect(':');
  return readPattern(reader, read);
}

function readVariable(reader: JqReader): string {
  reader.expect('$');
  return `$${reader.expectKind('name')}`;
}

function readList(reader: JqReader, end: string, readItem: () => string[]): string[] {
  const variables: string[] = [];
  do variables.push(...readItem());
  while (reader.takeIf(','));
  reader.expect(end);
  return variables;
}
