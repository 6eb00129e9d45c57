import type { AuditFinding, AuditRun, RuleDescription } from '../../../../toolkit/audit/audit-run';
import type { ReportSettings } from '../../../../toolkit/audit/report/report-settings';

export const RETENTION: RuleDescription = {
  id: 'retention',
  title: 'A stream forgets',
  why: 'records are gone',
  severity: 'high',
  fix: 'retain them',
  controls: { securityHub: ['Kinesis.3'], nist80053r5: ['SI-12', 'CP-9'] },
  concern: 'data-loss',
  types: ['AWS::Kinesis::Stream'],
};

export const OPEN_BUCKET: RuleDescription = {
  id: 'open-bucket',
  title: 'A bucket is open',
  why: 'anybody reads it',
  severity: 'medium',
  fix: 'close it',
  controls: {},
  concern: 'security',
  types: ['AWS::S3::Bucket'],
};

export const FINDING: AuditFinding = {
  rule: 'retention',
  severity: 'high',
  title: RETENTION.title,
  why: RETENTION.why,
  fix: RETENTION.fix,
  status: 'fail',
  stack: 'Shop',
  logicalId: 'Stream',
  type: 'AWS::Kinesis::Stream',
  path: 'Shop/Stream/Resource',
  property: 'RetentionPeriodHours',
  value: 24,
  fingerprint: 'f1',
};

export const BUCKET_FINDING: AuditFinding = {
  rule: 'open-bucket',
  severity: 'medium',
  title: OPEN_BUCKET.title,
  why: OPEN_BUCKET.why,
  fix: OPEN_BUCKET.fix,
  status: 'fail',
  stack: 'Shop',
  logicalId: 'Bucket',
  type: 'AWS::S3::Bucket',
  message: 'no block at all',
  fingerprint: 'f2',
};

export const SETTINGS: ReportSettings = { day: '2027-01-31', failOn: 'low' };

/** An audit of one stack by two rules. */
export function auditRun(findings: readonly AuditFinding[], run: Partial<AuditRun> = {}): AuditRun {
  const rules = [RETENTION, OPEN_BUCKET];
  const outcomes = rules.map(({ id }) => ({
    rule: id,
    status: findings.find(({ rule }) => rule === id)?.status ?? ('pass' as const),
  }));
  return {
    tool: { name: 'kinesis-pipelines', version: '1.2.3' },
    rules,
    stacks: [{ stackName: 'Shop', sha256: 'abc', resources: 2, outcomes }],
    findings,
    acknowledgements: [],
    ...run,
  };
}
