import { ConversionError, malformedJson } from './conversion-error';

export type JsonObject = Readonly<Record<string, unknown>>;

/** An integer that a JavaScript number may not hold, where a value can stand. */
const MAYBE_LONG_INTEGER = /[:,[]\s*-?\d{16}/;
/** A string that never ends goes to the end, so that none is looked at twice. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const STRING_OR_BRACE = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|[{}]/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/** The JSON objects in a record: one or many, with or without newlines between them. Integers of 16 digits and more come as strings. */
export function jsonDocuments(text: string): JsonObject[] {
  const trimmed = text.trim();
  if (trimmed === '') {
    const message = 'The record was empty or contained only whitespace.';
    throw new ConversionError('DataFormatConversion.MalformedData', message);
  }
  const exact = MAYBE_LONG_INTEGER.test(trimmed) ? trimmed.replace(STRING_OR_NUMBER, quoteLongInteger) : trimmed;
  return parseAll(exact.split('\n')) ?? parseAll(splitObjects(exact)) ?? failParsing();
}

/** The text of each JSON object in a record; absent when anything else stands in it. */
export function objectTexts(text: string): string[] | undefined {
  const isWhole = (texts: readonly string[]) => parseAll(texts) !== undefined;
  const found = [text.split('\n'), splitObjects(text)].find(isWhole);
  return found?.map((object) => object.trim()).filter((object) => object !== '');
}

function parseAll(texts: readonly string[]): JsonObject[] | undefined {
  try {
    return texts.filter((text) => text.trim() !== '').map(parseObject);
  } catch {
    return undefined;
  }
}

function parseObject(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformedJson();
  return value as JsonObject;
}

/** Where a brace closes the outermost object, the next one begins. */
function splitObjects(text: string): string[] {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(STRING_OR_BRACE)) {
    if (token === '{') depth++;
    if (token === '}') depth--;
    if (token !== '}' || depth !== 0) continue;
    objects.push(text.slice(start, index + 1));
    start = index + 1;
  }
  objects.push(text.slice(start));
  return objects;
}

function quoteLongInteger(token: string): string {
  return LONG_INTEGER.test(token) ? `"${token}"` : token;
}

function failParsing(): never {
  throw malformedJson();
}
