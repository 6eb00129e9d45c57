import type { Finding } from '../../audit/finding';
import { printable } from '../printable';

const LONGEST_VALUE = 120;

/** The findings as a person reads them, the worst of each stack first. */
export function findingsText(stacks: readonly string[], findings: readonly Finding[]): string {
  const compared = `${stacks.length === 1 ? 'stack' : 'stacks'} ${stacks.join(', ')}`;
  if (findings.length === 0) return printable(`${compared}: nothing is destroyed, and nothing refused\n`);
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return `${findings.map(findingText).join('\n')}\n${printable(compared)}: ${count}\n`;
}

function findingText({ severity, title, stack, logicalId, type, path, why, fix, rule, ...problem }: Finding): string {
  const lines = [
    `${severity.toUpperCase()}  ${title}`,
    `  ${path ?? `${stack}/${logicalId}`} (${type})`,
    ...changeLines(problem),
    `  why  ${why}`,
    `  fix  ${fix}`,
    `  rule ${rule}`,
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function changeLines({ property, before, after, message }: Pick<Finding, 'property' | 'before' | 'after' | 'message'>) {
  const change = property === undefined ? [] : [`  ${property}: ${shown(before)} -> ${shown(after)}`];
  return message === undefined ? change : [...change, `  ${message}`];
}

function shown(value: unknown): string {
  const text = value === undefined ? 'not set' : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}
