import type { FileAcknowledgement } from '../../../../toolkit/audit/acknowledgements/acknowledgement-file';
import type { RecordedFinding } from '../../../../toolkit/audit/baseline/baseline-file';
import { buildReport } from '../../../../toolkit/audit/report/build-report';
import { auditRun, BUCKET_FINDING, FINDING, SETTINGS } from './audit-run';

const ENTRY: FileAcknowledgement = {
  rule: 'retention',
  resource: 'Shop/Stream',
  reason: 'replayed',
  owner: 'data',
  expires: '2027-01-31',
};

function acknowledged(...entries: readonly FileAcknowledgement[]) {
  return { ...SETTINGS, acknowledgements: { file: 'known.yaml', entries } };
}

function recorded(finding: Partial<RecordedFinding>): RecordedFinding {
  return {
    rule: 'retention',
    severity: 'high',
    title: 't',
    stack: 'Shop',
    fingerprint: 'f1',
    state: 'open',
    ...finding,
  };
}

describe('buildReport', () => {
  test('a finding counts', () => {
    const report = buildReport(auditRun([FINDING]), SETTINGS);
    expect(report).toMatchObject({ exitCode: 1, day: '2027-01-31', findings: [{ ...FINDING, state: 'open' }] });
    expect(report.rules.map(({ id, status }) => [id, status])).toEqual([
      ['retention', 'fail'],
      ['open-bucket', 'pass'],
      ['acknowledgement-expired', 'pass'],
      ['acknowledgement-unused', 'pass'],
    ]);
  });

  test('nothing found is clean', () => {
    expect(buildReport(auditRun([]), SETTINGS)).toMatchObject({ exitCode: 0, findings: [], vanished: [] });
  });

  test.each([
    ['medium', 1],
    ['high', 0],
  ] as const)('a medium finding under --fail-on %s: exit code %d', (failOn, exitCode) => {
    expect(buildReport(auditRun([BUCKET_FINDING]), { ...SETTINGS, failOn }).exitCode).toBe(exitCode);
  });

  test('what the template does not tell counts, and what somebody has to look at does not', () => {
    expect(buildReport(auditRun([{ ...FINDING, status: 'unresolved' }]), SETTINGS).exitCode).toBe(1);
    expect(buildReport(auditRun([{ ...FINDING, status: 'manual' }]), SETTINGS).exitCode).toBe(0);
  });

  describe('acknowledgements', () => {
    test('hold on their last day', () => {
      const report = buildReport(auditRun([FINDING]), acknowledged(ENTRY));
      const { reason, owner, expires } = ENTRY;
      expect(report.exitCode).toBe(0);
      expect(report.findings).toMatchObject([{ state: 'acknowledged', acknowledgement: { reason, owner, expires } }]);
      expect(report.rules[0]?.status).toBe('acknowledged');
      expect(report.stacks[0]?.outcomes[0]).toEqual({ rule: 'retention', status: 'acknowledged' });
    });

    test('expire after it, and what they acknowledged is open again', () => {
      const report = buildReport(auditRun([FINDING]), { ...acknowledged(ENTRY), day: '2027-02-01' });
      expect(report.exitCode).toBe(3);
      expect(report.findings).toMatchObject([
        { rule: 'retention', state: 'expired', acknowledgement: { owner: 'data' } },
        {
          rule: 'acknowledgement-expired',
          state: 'open',
          file: 'known.yaml',
          path: 'Shop/Stream',
          message: 'retention: data acknowledged it until 2027-01-31',
        },
      ]);
      expect(report.rules.map(({ status }) => status)).toEqual(['fail', 'pass', 'fail', 'pass']);
    });

    test('that have expired come after other findings in the exit code', () => {
      const report = buildReport(auditRun([FINDING, BUCKET_FINDING]), { ...acknowledged(ENTRY), day: '2027-02-01' });
      expect(report.exitCode).toBe(1);
    });

    test('that have expired count under any --fail-on', () => {
      const settings = { ...acknowledged(ENTRY), day: '2027-02-01', failOn: 'critical' } as const;
      expect(buildReport(auditRun([]), settings).exitCode).toBe(3);
    });

    test('that are still good go before those that have expired', () => {
      const settings = acknowledged({ ...ENTRY, expires: '2026-12-31' }, ENTRY);
      const [finding, expired] = buildReport(auditRun([FINDING]), settings).findings;
      expect(finding).toMatchObject({ state: 'acknowledged', acknowledgement: { expires: '2027-01-31' } });
      expect(expired?.rule).toBe('acknowledgement-expired');
    });

    test('of nothing are findings', () => {
      const report = buildReport(auditRun([]), acknowledged(ENTRY));
      expect(report).toMatchObject({
        exitCode: 1,
        findings: [
          {
            rule: 'acknowledgement-unused',
            severity: 'low',
            path: 'Shop/Stream',
            message: 'retention: nothing is found there (data)',
          },
        ],
      });
    });

    test('of rules that were not asked are left alone', () => {
      expect(buildReport(auditRun([]), acknowledged({ ...ENTRY, rule: 'fixed-name' })).findings).toEqual([]);
    });

    test.each([['retentoin'], ['toString']])('of %s, which is no rule, are findings', (rule) => {
      expect(buildReport(auditRun([]), acknowledged({ ...ENTRY, rule })).findings).toMatchObject([
        { rule: 'acknowledgement-unused', message: `${rule}: nothing is found there (data)` },
      ]);
    });

    test('of constructs keep their reason, and need no owner', () => {
      const acknowledgement = { reason: 'cannot be met', path: 'Shop/Stream' };
      const report = buildReport(auditRun([{ ...FINDING, acknowledgement }]), SETTINGS);
      expect(report).toMatchObject({ exitCode: 0, findings: [{ state: 'acknowledged', acknowledgement }] });
    });

    test('of constructs that acknowledge nothing are findings', () => {
      const unused = { stack: 'Shop', rule: 'retention', reason: 'why', path: 'Shop/Other', isUsed: false };
      const run = auditRun([], { acknowledgements: [unused, { ...unused, isUsed: true }] });
      expect(buildReport(run, SETTINGS).findings).toMatchObject([
        {
          rule: 'acknowledgement-unused',
          stack: 'Shop',
          path: 'Shop/Other',
          message: 'retention: nothing is found there (why)',
        },
      ]);
    });

    test('of constructs, of rules that were not asked, are left alone', () => {
      const unused = { stack: 'Shop', rule: 'fixed-name', reason: 'why', path: 'Shop/Other', isUsed: false };
      expect(buildReport(auditRun([], { acknowledgements: [unused] }), SETTINGS).findings).toEqual([]);
    });

    test('answer what somebody had to look at', () => {
      const report = buildReport(auditRun([{ ...FINDING, status: 'manual' }]), acknowledged(ENTRY));
      expect(report.findings).toMatchObject([{ status: 'manual', state: 'acknowledged' }]);
    });
  });

  describe('the baseline', () => {
    test('makes known what it has', () => {
      const report = buildReport(auditRun([FINDING, BUCKET_FINDING]), { ...SETTINGS, baseline: [recorded({})] });
      expect(report.findings.map(({ state }) => state)).toEqual(['known', 'open']);
      expect(report.exitCode).toBe(1);
      expect(buildReport(auditRun([FINDING]), { ...SETTINGS, baseline: [recorded({})] }).exitCode).toBe(0);
    });

    test('does not make known what was acknowledged then', () => {
      const baseline = [recorded({ state: 'acknowledged' })];
      expect(buildReport(auditRun([FINDING]), { ...SETTINGS, baseline }).findings[0]?.state).toBe('open');
    });

    test('tells what is gone', () => {
      const { vanished } = buildReport(auditRun([]), { ...SETTINGS, baseline: [recorded({ path: 'Shop/Stream' })] });
      expect(vanished).toEqual([
        { rule: 'retention', severity: 'high', title: 't', stack: 'Shop', path: 'Shop/Stream', fingerprint: 'f1' },
      ]);
    });

    test.each([
      ['a rule', { rule: 'fixed-name' }],
      ['a stack', { stack: 'Other' }],
    ])('does not call gone what is of %s that was not looked at', (_, finding) => {
      expect(buildReport(auditRun([]), { ...SETTINGS, baseline: [recorded(finding)] }).vanished).toEqual([]);
    });
  });

  describe('changes', () => {
    const { rule, value, status, fingerprint, ...place } = FINDING;
    const change = { ...place, rule: 'retention-shortened', severity: 'critical', before: 168, after: 24 } as const;

    test('are told beside the rest, each with a fingerprint of its own', () => {
      const report = buildReport(auditRun([FINDING]), SETTINGS, { stacks: ['Shop'], findings: [change, change] });
      const [one, two, last] = report.findings;
      expect(one).toMatchObject({ rule: 'retention-shortened', status: 'fail', before: 168, after: 24, state: 'open' });
      expect(two?.fingerprint).not.toBe(one?.fingerprint);
      expect(last?.rule).toBe('retention');
      expect(report.rules.find(({ id }) => id === 'retention-shortened')?.status).toBe('fail');
      expect(report.rules.find(({ id }) => id === 'fixed-name')?.status).toBe('pass');
    });

    test('can be acknowledged', () => {
      const settings = acknowledged({ ...ENTRY, rule: 'retention-shortened' });
      const report = buildReport(auditRun([]), settings, { stacks: ['Shop'], findings: [change] });
      expect(report).toMatchObject({ exitCode: 0, findings: [{ state: 'acknowledged' }] });
    });
  });
});
