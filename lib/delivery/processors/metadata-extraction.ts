import type { DataProcessorConfig } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Token } from 'aws-cdk-lib/core';
import { type Owner, requirePattern, requireRange, requireThat } from '../../private/validation';
import { jqOnOneLine, jqProblemOf } from './jq/jq-query';

const ENGINE = 'JQ-1.6';
const MOST_KEYS = 50;
const LONGEST = 5_120;
const KEY = /^[\w.-]+$/;

/** Renders what finds metadata in records of JSON: a jq query for each key. */
export function metadataExtraction(owner: Owner, queries: Record<string, string>): DataProcessorConfig {
  const keys = Object.keys(queries);
  requireRange(owner, 'number of keys', keys.length, 1, MOST_KEYS);
  for (const key of keys) requirePattern(owner, 'key', key, KEY, 'letters, digits, _, . and -');
  const query = objectOf(owner, queries);
  const fits = Token.isUnresolved(query) || query.length <= LONGEST;
  requireThat(fits, owner, 'queries', `at most ${LONGEST} characters together`, `${query.length}`);
  return {
    processorType: 'MetadataExtraction',
    processorIdentifier: { parameterName: 'MetadataExtractionQuery', parameterValue: query },
    parameters: [
      { parameterName: 'MetadataExtractionQuery', parameterValue: query },
      { parameterName: 'JsonParsingEngine', parameterValue: ENGINE },
    ],
  };
}

/** In parentheses, since a value of an object may not have an operator such as `//` outside of them. */
function objectOf(owner: Owner, queries: Record<string, string>): string {
  const members = Object.entries(queries).map(
    ([key, query]) => `${JSON.stringify(key)}:(${checked(owner, key, query)})`,
  );
  return `{${members.join(',')}}`;
}

function checked(owner: Owner, key: string, query: string): string {
  if (Token.isUnresolved(query)) return query;
  const problem = jqProblemOf(query);
  requireThat(problem === undefined, owner, `query of ${key}`, 'one of jq 1.6', `${JSON.stringify(query)}: ${problem}`);
  return jqOnOneLine(query);
}
