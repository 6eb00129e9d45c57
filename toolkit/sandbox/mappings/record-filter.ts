import { parseLexically } from '../kernel/patterns/lexical-json';
import { type Matcher, readPattern } from '../kernel/patterns/pattern';
import { filterRule } from '../kernel/patterns/pattern-rule';
import type { StoredRecord } from '../kernel/services';

/** Whether a record is to reach the function. */
export type RecordFilter = (record: StoredRecord) => boolean;

const LONGEST_PATTERN = 4096;

/** A record that one of the filters matches passes; without filters there is nothing to decide. */
export function recordFilter(criteria: Readonly<Record<string, unknown>>, quota: number): RecordFilter | undefined {
  const filters = filtersOf(criteria);
  if (filters.length > quota)
    throw new Error(`FilterCriteria.Filters must be at most ${quota} filters, got ${filters.length}`);
  if (filters.length === 0) return undefined;
  const passes = filters.map(({ Pattern }) => patternFilter(Pattern));
  return (record) => passes.some((pass) => pass(record));
}

function filtersOf(criteria: Readonly<Record<string, unknown>>): readonly { readonly Pattern?: unknown }[] {
  const filters = criteria.Filters ?? [];
  if (Array.isArray(filters)) return filters;
  throw new Error(`FilterCriteria.Filters must be a list, got ${JSON.stringify(filters)}`);
}

function patternFilter(text: unknown): RecordFilter {
  if (typeof text !== 'string' || text.length > LONGEST_PATTERN) {
    throw new Error(`FilterCriteria.Filters.Pattern must be a string of at most ${LONGEST_PATTERN} characters`);
  }
  try {
    return filterOf(parseLexically(text) as Record<string, unknown>);
  } catch (error) {
    throw new Error(
      `FilterCriteria.Filters.Pattern must be a filter pattern, got ${text}: ${(error as Error).message}`,
    );
  }
}

function filterOf(pattern: Readonly<Record<string, unknown>>): RecordFilter {
  const { data, ...metadata } = pattern;
  const metadataMatches = readPattern(metadata, filterRule);
  if (data === undefined) return (record) => metadataMatches(metadataOf(record));
  const dataMatches = dataMatcher(data);
  return (record) => metadataMatches(metadataOf(record)) && dataMatches(record.data);
}

/** Keys beside `data` that filters ask for. */
export function metadataKeys(criteria: Readonly<Record<string, unknown>>): readonly string[] {
  const patterns = filtersOf(criteria).map(({ Pattern }) => JSON.parse(String(Pattern)));
  return [...new Set(patterns.flatMap(Object.keys))].filter((key) => key !== 'data');
}

/** A list asks for plain text, an object for JSON; data of the other kind never matches. */
function dataMatcher(pattern: unknown): (data: Buffer) => boolean {
  const isPlain = Array.isArray(pattern);
  const matches: Matcher = readPattern({ data: pattern }, filterRule);
  return (data) => {
    const text = data.toString();
    const json = parsedObject(text);
    if (isPlain) return json === undefined && matches({ data: text });
    return json !== undefined && matches({ data: json });
  };
}

function parsedObject(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return parseLexically(text);
  } catch {
    return undefined;
  }
}

function metadataOf({ partitionKey, sequenceNumber }: StoredRecord) {
  return { kinesisSchemaVersion: '1.0', partitionKey, sequenceNumber };
}
