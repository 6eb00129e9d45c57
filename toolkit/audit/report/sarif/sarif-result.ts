import type { Location, Result, Suppression } from 'sarif';
import type { ReportedFinding } from '../audit-report';
import { acknowledgementText, evidenceOf, placeOf } from '../finding-text';
import { artifactUri } from './artifact-uri';
import { LEVELS } from './sarif-rules';

/** The version is in the name, so that another way to make fingerprints can stand beside this one. */
const FINGERPRINT = 'finding/v1';

/** @param ruleIndex the place of the rule in the declared ones */
export function sarifResult(finding: ReportedFinding, ruleIndex: number): Result {
  const { rule, severity, status, state, fingerprint, property, value, before, after } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    ...(status === 'manual' ? { kind: 'review', level: 'none' } : { kind: 'fail', level: LEVELS[severity] }),
    message: { text: messageOf(finding) },
    locations: [locationOf(finding)],
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    suppressions: suppressionsOf(finding),
    properties: { severity, status, state, property, value, before, after },
  };
}

function messageOf(finding: ReportedFinding): string {
  const { title, why, fix, message, status } = finding;
  const facts = [evidenceOf(finding), message].filter((fact) => fact !== undefined);
  const unresolved = status === 'unresolved' ? ' (the template alone does not tell)' : '';
  return [`${placeOf(finding)}: ${title}${unresolved}.`, ...facts, `Why: ${why}`, `Fix: ${fix}`].join('\n');
}

/** A consumer such as GitHub shows no result without a file and a line. */
function locationOf(finding: ReportedFinding): Location {
  const { file, line = 1, logicalId, path, type } = finding;
  return {
    ...(file !== undefined && {
      physicalLocation: { artifactLocation: { uri: artifactUri(file) }, region: { startLine: line } },
    }),
    logicalLocations: [{ name: logicalId ?? path, fullyQualifiedName: placeOf(finding), kind: type ?? 'resource' }],
  };
}

/** None at all, as an empty list, says that nothing is suppressed. */
function suppressionsOf(finding: ReportedFinding): Suppression[] {
  const { state, acknowledgement } = finding;
  if (state !== 'acknowledged' || acknowledgement === undefined) return [];
  const { owner, expires, path } = acknowledgement;
  return [
    {
      kind: path === undefined ? 'external' : 'inSource',
      status: 'accepted',
      justification: acknowledgementText(finding),
      properties: { owner, expires, path },
    },
  ];
}
