import { buildReport } from '../../../../toolkit/audit/report/build-report';
import { markdownReport } from '../../../../toolkit/audit/report/markdown-report';
import { auditRun, BUCKET_FINDING, FINDING, SETTINGS } from './audit-run';

describe('markdownReport', () => {
  test('tells what counts in full, and folds the rest away', () => {
    const acknowledgement = { reason: 'by design', path: 'Shop' };
    const report = buildReport(auditRun([FINDING, { ...BUCKET_FINDING, acknowledgement }]), SETTINGS);
    expect(markdownReport(report)).toBe(`## Audit: 1 finding (1 high), 1 acknowledged

### high: A stream forgets

| resource | file | evidence |
| --- | --- | --- |
| \`Shop/Stream/Resource\`<br>\`AWS::Kinesis::Stream\` |  | \`RetentionPeriodHours: 24\` |

- **Why:** records are gone
- **Fix:** retain them
- **Asked for by:** Security Hub Kinesis.3; NIST 800-53 r5 SI-12, CP-9
- **Rule:** \`retention\`

<details><summary>Acknowledged (1)</summary>

- medium \`open-bucket\` \`Shop/Bucket\`: by design, by Shop

</details>

| stack | template | resources | sha256 |
| --- | --- | --- | --- |
| \`Shop\` |  | 2 | \`abc\` |

4 rules: 1 fail, 1 acknowledged, 2 pass. kinesis-pipelines 1.2.3, acknowledgements as of 2027-01-31.
`);
  });

  test('tells what is known and what is gone', () => {
    const known = { rule: 'retention', severity: 'high', title: 't', stack: 'Shop', state: 'open' } as const;
    const baseline = ['f1', 'f9'].map((fingerprint) => ({ ...known, logicalId: 'Stream', fingerprint }));
    const text = markdownReport(buildReport(auditRun([FINDING]), { ...SETTINGS, baseline }));
    expect(text).toContain(
      '<summary>Known from the baseline (1)</summary>\n\n- high `retention` `Shop/Stream/Resource`\n',
    );
    expect(text).toContain('<summary>Gone since the baseline (1)</summary>\n\n- `retention` `Shop/Stream`\n');
  });

  test('takes the meaning from markup in templates', () => {
    const hostile = {
      ...FINDING,
      path: 'Shop/`</code><script>|@team',
      value: '|<img src=x>\n## heading',
      message: '[click](http://evil) @team <b>',
    };
    const text = markdownReport(buildReport(auditRun([hostile]), SETTINGS));
    expect(text).toContain(
      '| `` Shop/`</code><script>\\|@team ``<br>`AWS::Kinesis::Stream` |  | `RetentionPeriodHours: "\\|<img src=x>\\n## heading"`<br>' +
        '\\[click\\]\\(http\\://evil\\) @\u2060team &lt;b&gt; |\n',
    );
  });
});
