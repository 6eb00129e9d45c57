import { Annotations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ObjectPrefixes } from './object-prefixes';
import { expressionsOf } from './prefix-expression';

const QUOTED = /'[^']*'/g;

/** `YYYY` and `yyyy` differ for some days around New Year only, so that nobody notices before. */
export function warnOfWeekBasedYear(scope: Construct, { prefix = '', errorOutputPrefix }: ObjectPrefixes): void {
  const expressions = [prefix, errorOutputPrefix].flatMap(expressionsOf);
  const mistaken = expressions.filter(({ namespace, value }) => namespace === 'timestamp' && isWeekBasedAlone(value));
  for (const { text } of mistaken) {
    Annotations.of(scope).addWarningV2(
      'cdk-kinesis-pipelines:weekBasedYear',
      `${scope.node.path}: Y in ${text} is the year of a week, which around New Year is another than the calendar year, y`,
    );
  }
}

function isWeekBasedAlone(pattern: string): boolean {
  const letters = pattern.replace(QUOTED, '');
  return letters.includes('Y') && !letters.includes('w');
}
