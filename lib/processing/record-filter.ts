import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterCriteria } from 'aws-cdk-lib/aws-lambda';
import { requireThat } from '../private/validation';
import { requireFilterPattern } from './filter-pattern';

const OWNER = 'RecordFilter';
const MAX_PATTERNS = 5;
const MAX_PATTERN_LENGTH = 4_096;

/** What goes with the patterns of a record filter. */
export interface RecordFilterOptions {
  /**
   * Key that encrypts the patterns themselves, where they are confidential.
   *
   * @default - encrypted with a key of Lambda
   */
  readonly encryptionKey?: IKey;
}

/**
 * Which records reach a function. Lambda drops the others, and with a pattern on JSON it also drops what is not JSON.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
 * @example
 * RecordFilter.ofData([{ level: ['ERROR', 'FATAL'] }]);
 */
export class RecordFilter {
  /**
   * Passes the records whose data matches at least one pattern.
   *
   * A pattern is an object whose values are lists of what may stand there: values, or one of the operators
   * `anything-but`, `equals-ignore-case`, `exists`, `numeric`, `prefix` and `suffix`; `$or` holds alternatives.
   *
   * @param patterns 1 to 5 patterns, each at most 4,096 characters long as JSON.
   * @param options What goes with the patterns.
   */
  public static ofData(patterns: { [key: string]: unknown }[], options: RecordFilterOptions = {}): RecordFilter {
    const { length } = patterns;
    const holds = length >= 1 && length <= MAX_PATTERNS;
    requireThat(holds, OWNER, 'patterns', `1 to ${MAX_PATTERNS} patterns`, `${length}`);
    return new RecordFilter(patterns.map(patternOfData), options.encryptionKey);
  }

  private constructor(
    /** The patterns as Lambda takes them. */
    public readonly patterns: string[],
    /** Key that encrypts the patterns. */
    public readonly encryptionKey?: IKey,
  ) {}
}

function patternOfData(data: { [key: string]: unknown }, index: number): string {
  const place = `patterns[${index}]`;
  const { pattern } = FilterCriteria.filter({ data });
  requireFilterPattern(place, JSON.parse(pattern).data);
  const { length } = pattern;
  requireThat(length <= MAX_PATTERN_LENGTH, OWNER, place, `at most ${MAX_PATTERN_LENGTH} characters long`, `${length}`);
  return pattern;
}
