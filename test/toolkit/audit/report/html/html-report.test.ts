import { createHash } from 'node:crypto';
import { buildReport } from '../../../../../toolkit/audit/report/build-report';
import { htmlReport } from '../../../../../toolkit/audit/report/html/html-report';
import { auditRun, BUCKET_FINDING, FINDING, SETTINGS } from '../audit-run';

const MARKUP = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';

describe('htmlReport', () => {
  test('allows its own style and nothing else', () => {
    const page = htmlReport(buildReport(auditRun([FINDING]), SETTINGS));
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<iframe|style="|https?:|\burl\(|@import/);
  });

  test('holds text of templates, acknowledgements and baselines as text only', () => {
    const finding = {
      ...FINDING,
      ...{ logicalId: MARKUP, path: MARKUP, type: MARKUP, property: MARKUP, value: MARKUP, message: MARKUP },
    };
    const entry = { rule: 'open-bucket', resource: MARKUP, reason: MARKUP, owner: MARKUP, expires: '2026-01-01' };
    const recorded = { rule: 'retention', severity: 'high', title: MARKUP, stack: 'Shop', path: MARKUP } as const;
    const run = auditRun([finding, { ...finding, acknowledgement: { reason: MARKUP, path: MARKUP } }]);
    const stacks = run.stacks.map((stack) => ({ ...stack, file: undefined, sha256: MARKUP }));
    const report = buildReport(
      { ...run, stacks },
      {
        ...SETTINGS,
        acknowledgements: { file: MARKUP, entries: [entry] },
        baseline: [{ ...recorded, fingerprint: 'gone', state: 'open' }],
      },
    );
    const page = htmlReport({ ...report, stacks: report.stacks.map((stack) => ({ ...stack, file: MARKUP })) });
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThan(12);
  });

  test('tells the verdict, the findings by stack, and every rule', () => {
    const acknowledgement = { reason: 'by design', path: 'Shop' };
    const page = htmlReport(buildReport(auditRun([FINDING, { ...BUCKET_FINDING, acknowledgement }]), SETTINGS));
    expect(page).toContain('<p class="verdict bad">Failed');
    expect(page).toContain('<h2>Findings in Shop <span class="count">1</span></h2>');
    expect(page).toContain('<details class="finding high open" open>');
    expect(page).toContain('<dt>acknowledged</dt><dd>by design, by Shop</dd>');
    expect(page).toContain('<span class="status pass">pass</span></td><td><code>acknowledgement-unused</code>');
  });

  test.each([
    [[], 'good', 'Passed'],
    [
      [{ rule: 'open-bucket', resource: 'A', reason: 'r', owner: 'o', expires: '2026-01-01' }],
      'late',
      'Acknowledgements have expired',
    ],
  ])('with acknowledgements %j the verdict is %s', (entries, mood, text) => {
    const report = buildReport(auditRun([]), { ...SETTINGS, acknowledgements: { file: 'a', entries } });
    expect(htmlReport(report)).toContain(`<p class="verdict ${mood}">${text}`);
  });
});
