import { buildReport } from '../../../../toolkit/audit/report/build-report';
import { textReport } from '../../../../toolkit/audit/report/text-report';
import { auditRun, BUCKET_FINDING, FINDING, SETTINGS } from './audit-run';

const SUMMARY = 'stack Shop: 2 resources (sha256 abc)';

describe('textReport', () => {
  test('says that nothing is found', () => {
    expect(textReport(buildReport(auditRun([]), SETTINGS))).toBe(`${SUMMARY}\n4 rules: 4 pass\nno findings\n`);
  });

  test('tells what findings of a rule have in common once', () => {
    const second = { ...FINDING, logicalId: 'Other', path: undefined, value: { Ref: 'Hours' }, fingerprint: 'f3' };
    expect(textReport(buildReport(auditRun([FINDING, second]), SETTINGS))).toBe(`HIGH  A stream forgets
  Shop/Stream/Resource (AWS::Kinesis::Stream)
    RetentionPeriodHours: 24
  Shop/Other (AWS::Kinesis::Stream)
    RetentionPeriodHours: {"Ref":"Hours"}
  why  records are gone
  fix  retain them
  asked for by Security Hub Kinesis.3; NIST 800-53 r5 SI-12, CP-9
  rule retention

${SUMMARY}
4 rules: 1 fail, 3 pass
2 findings (2 high)
`);
  });

  test('tells apart what is not resolved, and what somebody has to look at', () => {
    const findings = [
      { ...FINDING, status: 'unresolved' as const, value: undefined },
      { ...BUCKET_FINDING, status: 'manual' as const },
    ];
    const text = textReport(buildReport(auditRun(findings), SETTINGS));
    expect(text).toContain('HIGH  not resolved: A stream forgets\n');
    expect(text).toContain('    RetentionPeriodHours: not set\n');
    expect(text).toContain(
      'MEDIUM  to be looked at: A bucket is open\n  Shop/Bucket (AWS::S3::Bucket)\n    no block at all\n',
    );
    expect(text).toContain('\n1 finding (1 high), 1 to be looked at\n');
  });

  test('tells in one line each what does not count', () => {
    const known = { rule: 'retention', severity: 'high', title: 't', stack: 'Shop', state: 'open' } as const;
    const acknowledgement = { reason: 'by design', path: 'Shop' };
    const report = buildReport(auditRun([FINDING, { ...BUCKET_FINDING, acknowledgement }]), {
      ...SETTINGS,
      baseline: [
        { ...known, fingerprint: 'f1' },
        { ...known, logicalId: 'Gone', fingerprint: 'f9' },
      ],
    });
    expect(textReport(report)).toBe(`known  HIGH  retention  Shop/Stream/Resource

acknowledged  MEDIUM  open-bucket  Shop/Bucket: by design, by Shop

gone  retention  Shop/Gone

${SUMMARY}
4 rules: 1 fail, 1 acknowledged, 2 pass
no findings, 1 known, 1 acknowledged, 1 gone since the baseline
`);
  });

  test('tells what an acknowledgement said before it expired', () => {
    const entry = { rule: 'retention', resource: 'Stream', reason: 'soon', owner: 'data', expires: '2026-12-31' };
    const settings = { ...SETTINGS, acknowledgements: { file: 'known.yaml', entries: [entry] } };
    const text = textReport(buildReport(auditRun([FINDING]), settings));
    expect(text).toContain('HIGH  no longer acknowledged: A stream forgets\n');
    expect(text).toContain('    was acknowledged: soon, by data, until 2026-12-31\n');
    expect(text).toContain('  Stream\n    retention: data acknowledged it until 2026-12-31\n    at known.yaml\n');
    expect(text).toContain('\n1 finding (1 medium), 1 no longer acknowledged\n');
  });

  test('shows a change with both values', () => {
    const { value, fingerprint, status, ...place } = FINDING;
    const changes = { stacks: ['Shop'], findings: [{ ...place, rule: 'retention-shortened', before: 168 }] };
    expect(textReport(buildReport(auditRun([]), SETTINGS, changes))).toContain(
      'RetentionPeriodHours: 168 -> not set\n',
    );
  });

  test('cuts long values', () => {
    const text = textReport(buildReport(auditRun([{ ...FINDING, value: 'x'.repeat(1000) }]), SETTINGS));
    expect(text).toContain(`RetentionPeriodHours: "${'x'.repeat(119)}...\n`);
  });
});
