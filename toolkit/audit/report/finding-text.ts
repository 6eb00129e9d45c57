import type { Controls } from '../../../lib/audit/rule';
import type { AuditReport, FindingState, ReportedFinding } from './audit-report';

const LONGEST_VALUE = 120;

const STANDARDS: readonly (readonly [keyof Controls, string])[] = [
  ['securityHub', 'Security Hub'],
  ['nist80053r5', 'NIST 800-53 r5'],
  ['pciDss', 'PCI DSS'],
  ['hipaa', 'HIPAA'],
  ['wellArchitected', 'Well-Architected'],
];

/** Where a finding is: the construct where it is known, or else the resource. */
export function placeOf({ path, stack, logicalId }: Pick<ReportedFinding, 'path' | 'stack' | 'logicalId'>): string {
  return path ?? [stack, logicalId].filter((part) => part !== undefined).join('/');
}

/** The file and the line, as editors open them. */
export function sourceOf({ file, line }: ReportedFinding): string | undefined {
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

/** What stands in the template, in one line; undefined where the rule names no property. */
export function evidenceOf({ property, value, before, after }: ReportedFinding): string | undefined {
  if (property === undefined) return undefined;
  const isChange = before !== undefined || after !== undefined;
  return `${property}: ${isChange ? `${shown(before)} -> ${shown(after)}` : shown(value)}`;
}

/** Controls by standard, with the standard's name. */
export function controlsOf(controls: Controls): { readonly standard: string; readonly ids: readonly string[] }[] {
  return STANDARDS.flatMap(([key, standard]) => {
    const ids = controls[key] ?? [];
    return ids.length === 0 ? [] : [{ standard, ids }];
  });
}

export function acknowledgementText({ acknowledgement }: ReportedFinding): string | undefined {
  if (acknowledgement === undefined) return undefined;
  const { reason, owner, expires, path } = acknowledgement;
  const by = owner ?? path;
  return [reason, by && `by ${by}`, expires && `until ${expires}`].filter((part) => part !== undefined).join(', ');
}

export function inState(report: AuditReport, ...states: readonly FindingState[]): readonly ReportedFinding[] {
  return report.findings.filter(({ state, status }) => states.includes(state) && status !== 'manual');
}

/** What somebody has to look at, and nobody has acknowledged to have seen. */
export function toBeLookedAt({ findings }: AuditReport): readonly ReportedFinding[] {
  return findings.filter(({ state, status }) => status === 'manual' && state !== 'acknowledged');
}

function shown(value: unknown): string {
  const text = value === undefined ? 'not set' : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}
