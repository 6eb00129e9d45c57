import type { Artifact, Log, Run } from 'sarif';
import type { AuditReport, ReportedStack } from '../audit-report';
import { artifactUri } from './artifact-uri';
import { sarifResult } from './sarif-result';
import { sarifRule } from './sarif-rules';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for code scanning. */
export function sarifReport(report: AuditReport): string {
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(report)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf({ tool, rules, stacks, findings, day, failOn, exitCode }: AuditReport): Run {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: 'https://github.com/cdk-kinesis-pipelines/cdk-kinesis-pipelines',
        rules: rules.map(sarifRule),
      },
    },
    automationDetails: { id: 'kinesis-pipelines/audit/' },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, exitCode }],
    artifacts: stacks.flatMap(artifactOf),
    results: findings.map((finding) => sarifResult(finding, indexes.get(finding.rule) ?? -1)),
    properties: { day, failOn, outcomes: stacks.map(({ stackName, outcomes }) => ({ stackName, outcomes })) },
  };
}

function artifactOf({ file, sha256, stackName, resources }: ReportedStack): Artifact[] {
  if (file === undefined) return [];
  const properties = { stackName, resources };
  return [{ location: { uri: artifactUri(file) }, hashes: { 'sha-256': sha256 }, properties }];
}
