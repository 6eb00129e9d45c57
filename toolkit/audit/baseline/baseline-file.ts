import { SEVERITIES } from '../../../lib/audit/severity';
import { parseBoundedJson } from '../../sandbox/assembly/bounded-json';
import { readBoundedText } from '../../sandbox/assembly/bounded-text';
import { UnreadableInput } from '../../sandbox/kernel/unreadable-input';
import type { BaselineFinding, FindingState } from '../report/audit-report';

export type RecordedFinding = BaselineFinding & { readonly state: FindingState };

/**
 * The findings of a report that `--format json` printed before.
 * @throws UnreadableInput when the file holds no such report
 */
export function readBaseline(file: string): readonly RecordedFinding[] {
  const findings = (parsed(file) as { findings?: unknown } | null)?.findings;
  if (!Array.isArray(findings) || !findings.every(isFinding)) {
    throw new UnreadableInput(`${file}: a baseline must be a report of audit --format json`);
  }
  return findings;
}

function parsed(file: string): unknown {
  try {
    return parseBoundedJson(readBoundedText(file));
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput(`${file}: the baseline cannot be read: ${(error as Error).message}`);
  }
}

function isFinding(value: unknown): value is RecordedFinding {
  const { severity, stack, logicalId, path, ...members } = (value ?? {}) as Partial<Record<string, unknown>>;
  const isNamed = ['rule', 'title', 'fingerprint', 'state'].every((name) => typeof members[name] === 'string');
  const isPlaced = [stack, logicalId, path].every((name) => name === undefined || typeof name === 'string');
  return isNamed && isPlaced && SEVERITIES.some((known) => known === severity);
}
