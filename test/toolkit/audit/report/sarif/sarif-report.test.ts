import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import type { FileAcknowledgement } from '../../../../../toolkit/audit/acknowledgements/acknowledgement-file';
import type { AuditReport } from '../../../../../toolkit/audit/report/audit-report';
import { buildReport } from '../../../../../toolkit/audit/report/build-report';
import { sarifReport } from '../../../../../toolkit/audit/report/sarif/sarif-report';
import { auditRun, BUCKET_FINDING, FINDING, SETTINGS } from '../audit-run';
import schema from './sarif-schema-2.1.0.json';

const ENTRY: FileAcknowledgement = {
  rule: 'retention',
  resource: 'Stream',
  reason: 'replayed',
  owner: 'data',
  expires: '2027-01-31',
};

function runOf(report: AuditReport): Run {
  const { runs } = JSON.parse(sarifReport(report)) as Log;
  return runs[0] as Run;
}

function withFile(report: AuditReport, file: string): AuditReport {
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({ ...stack, file })),
    findings: report.findings.map((finding) => ({ ...finding, file, line: 12 })),
  };
}

describe('sarifReport', () => {
  const validate = addFormats(new Ajv({ strict: false })).compile(schema);

  test('is valid by the schema of the standard, whatever it tells', () => {
    const { value, fingerprint, status, ...place } = FINDING;
    const changes = { stacks: ['Shop'], findings: [{ ...place, rule: 'retention-shortened', before: 168, after: 24 }] };
    const findings = [
      { ...FINDING, value: undefined, path: undefined },
      { ...FINDING, status: 'unresolved' as const, value: { Ref: 'Hours' }, fingerprint: 'f5' },
      { ...BUCKET_FINDING, status: 'manual' as const },
      { ...BUCKET_FINDING, acknowledgement: { reason: 'by design', path: 'Shop' }, fingerprint: 'f6' },
    ];
    const run = auditRun(findings, {
      acknowledgements: [{ stack: 'Shop', rule: 'open-bucket', reason: 'r', path: 'Shop', isUsed: false }],
    });
    const entries = [ENTRY, { ...ENTRY, resource: 'None' }, { ...ENTRY, expires: '2026-01-31' }];
    const settings = {
      ...SETTINGS,
      acknowledgements: { file: 'a.yaml', entries },
      baseline: [{ ...place, fingerprint: 'f5', state: 'open' as const }],
    };
    const report = buildReport(run, settings, changes);
    for (const told of [report, withFile(report, 'cdk.out/Shop.template.json'), buildReport(auditRun([]), SETTINGS)]) {
      validate(JSON.parse(sarifReport(told)));
      expect(validate.errors).toBeNull();
    }
  });

  test('the schema is one that refuses', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('declares every rule, and refers to them', () => {
    const { tool, results } = runOf(buildReport(auditRun([BUCKET_FINDING]), SETTINGS));
    expect(tool.driver.rules?.map(({ id }) => id)).toEqual([
      'retention',
      'open-bucket',
      'acknowledgement-expired',
      'acknowledgement-unused',
    ]);
    expect(results).toMatchObject([{ ruleId: 'open-bucket', ruleIndex: 1, level: 'warning', kind: 'fail' }]);
    expect(tool.driver.rules?.[0]?.properties).toEqual({
      tags: ['data-loss', 'Security Hub Kinesis.3', 'NIST 800-53 r5 SI-12', 'NIST 800-53 r5 CP-9'],
      severity: 'high',
      status: 'pass',
      controls: { securityHub: ['Kinesis.3'], nist80053r5: ['SI-12', 'CP-9'] },
    });
    expect(tool.driver.rules?.[1]?.properties).toMatchObject({ 'security-severity': '5.5', status: 'fail' });
  });

  test('tells where, and stays the same for the same finding', () => {
    const [result] = runOf(withFile(buildReport(auditRun([FINDING]), SETTINGS), 'cdk.out/My Shop.json')).results ?? [];
    expect(result).toMatchObject({
      level: 'error',
      message: {
        text: 'Shop/Stream/Resource: A stream forgets.\nRetentionPeriodHours: 24\nWhy: records are gone\nFix: retain them',
      },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'cdk.out/My%20Shop.json' }, region: { startLine: 12 } },
          logicalLocations: [{ name: 'Stream', fullyQualifiedName: 'Shop/Stream/Resource' }],
        },
      ],
      partialFingerprints: { 'finding/v1': 'f1' },
      suppressions: [],
    });
  });

  test('names a file elsewhere as a URL', () => {
    const run = runOf(withFile(buildReport(auditRun([FINDING]), SETTINGS), '/elsewhere/a b.json'));
    expect(run.artifacts).toMatchObject([
      { location: { uri: 'file:///elsewhere/a%20b.json' }, hashes: { 'sha-256': 'abc' } },
    ]);
  });

  test('suppresses what a construct or a file acknowledges, with the reason', () => {
    const acknowledgement = { reason: 'by design', path: 'Shop/Bucket' };
    const findings = [FINDING, { ...BUCKET_FINDING, acknowledgement }];
    const settings = { ...SETTINGS, acknowledgements: { file: 'a.yaml', entries: [ENTRY] } };
    expect(runOf(buildReport(auditRun(findings), settings)).results?.map(({ suppressions }) => suppressions)).toEqual([
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'replayed, by data, until 2027-01-31',
          properties: { owner: 'data', expires: '2027-01-31' },
        },
      ],
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'by design, by Shop/Bucket',
          properties: { path: 'Shop/Bucket' },
        },
      ],
    ]);
  });

  test('does not suppress what is no longer acknowledged', () => {
    const entries = [{ ...ENTRY, expires: '2026-01-31' }];
    const report = buildReport(auditRun([FINDING]), { ...SETTINGS, acknowledgements: { file: 'a.yaml', entries } });
    expect(runOf(report).results?.map(({ suppressions }) => suppressions)).toEqual([[], []]);
  });

  test('asks for a review of what somebody has to look at', () => {
    const [result] = runOf(buildReport(auditRun([{ ...FINDING, status: 'manual' }]), SETTINGS)).results ?? [];
    expect(result).toMatchObject({ kind: 'review', level: 'none' });
  });

  test('tells what the baseline has', () => {
    const known = { rule: 'retention', severity: 'high', title: 't', fingerprint: 'f1', state: 'open' } as const;
    const report = buildReport(auditRun([FINDING, BUCKET_FINDING]), { ...SETTINGS, baseline: [known] });
    expect(runOf(report).results?.map(({ properties }) => properties?.state)).toEqual(['known', 'open']);
  });
});
