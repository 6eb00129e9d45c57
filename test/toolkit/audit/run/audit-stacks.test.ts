import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requires } from '../../../../lib/audit/expectation';
import type { Rule } from '../../../../lib/audit/rule';
import type { AuditedStack } from '../../../../toolkit/audit/audited-stack';
import { auditStacks } from '../../../../toolkit/audit/run/audit-stacks';
import { version } from '../../../../toolkit/package.json';

const RETENTION: Rule = {
  id: 'stream-retention',
  title: 'A data stream keeps records for less than 7 days',
  why: 'what is not read by then is lost',
  severity: 'medium',
  fix: 'set RetentionPeriodHours to 168',
  controls: { securityHub: ['Kinesis.3'] },
  concern: 'data-loss',
  types: ['AWS::Kinesis::Stream'],
  check: requires('RetentionPeriodHours', (hours) => Number(hours) >= 168),
};
const KEY: Rule = {
  ...RETENTION,
  id: 'stream-key',
  severity: 'high',
  concern: 'security',
  check: requires('Key', Boolean),
};
const NAME: Rule = { ...RETENTION, id: 'name', types: ['AWS::SNS::Topic'] };

const STREAM = { Type: 'AWS::Kinesis::Stream', Properties: {} };
const SHOP: AuditedStack = {
  stackName: 'Shop',
  template: { Resources: { Views: STREAM, Clicks: STREAM } },
  paths: { Views: 'Shop/Views/Resource', Clicks: 'Shop/Clicks/Resource' },
};

describe('auditStacks', () => {
  test('takes the acknowledgement of the nearest construct, be it around a nested stack', () => {
    const acknowledged = (reason: string, place: string) => ({
      rule: 'StreamingChecks::stream-retention',
      reason,
      path: place,
    });
    const nested = {
      ...SHOP,
      stackName: 'Shop/Inner',
      around: [acknowledged('outer', 'Shop')],
      acknowledgements: [acknowledged('inner', 'Shop/Views')],
    };
    const outer = { stackName: 'Shop', template: {}, acknowledgements: [acknowledged('outer', 'Shop')] };
    const { findings, acknowledgements } = auditStacks([outer, nested], [RETENTION]);
    expect(findings.map(({ acknowledgement }) => acknowledgement)).toEqual([
      { reason: 'outer', path: 'Shop' },
      { reason: 'inner', path: 'Shop/Views' },
    ]);
    expect(acknowledgements.map(({ path: place, isUsed }) => [place, isUsed])).toEqual([
      ['Shop', true],
      ['Shop/Views', true],
    ]);
  });

  test('tells the tool, the rules and each finding with all that an auditor asks', () => {
    const run = auditStacks([{ ...SHOP, template: { Resources: { Clicks: STREAM } } }], [RETENTION]);
    const { check, ...description } = RETENTION;
    expect(run.tool).toEqual({ name: 'kinesis-pipelines', version });
    expect(run.rules).toEqual([description]);
    expect(run.findings).toEqual([
      {
        rule: 'stream-retention',
        severity: 'medium',
        title: RETENTION.title,
        why: RETENTION.why,
        fix: RETENTION.fix,
        stack: 'Shop',
        status: 'fail',
        logicalId: 'Clicks',
        type: 'AWS::Kinesis::Stream',
        path: 'Shop/Clicks/Resource',
        property: 'RetentionPeriodHours',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  test('the worst stands first; then stacks, rules and resources in the order of their names', () => {
    const other = { ...SHOP, stackName: 'Other' };
    const { findings } = auditStacks([SHOP, other], [RETENTION, KEY]);
    expect(findings.map(({ stack, rule, logicalId }) => `${stack} ${rule} ${logicalId}`)).toEqual([
      'Other stream-key Clicks',
      'Other stream-key Views',
      'Shop stream-key Clicks',
      'Shop stream-key Views',
      'Other stream-retention Clicks',
      'Other stream-retention Views',
      'Shop stream-retention Clicks',
      'Shop stream-retention Views',
    ]);
  });

  test('each stack has an outcome of each rule', () => {
    const template = { Resources: { Clicks: { ...STREAM, Properties: { RetentionPeriodHours: 168 } } } };
    const { stacks } = auditStacks([{ stackName: 'Shop', template }], [RETENTION, KEY, NAME]);
    expect(stacks).toEqual([
      {
        stackName: 'Shop',
        resources: 1,
        sha256: createHash('sha256').update(JSON.stringify(template)).digest('hex'),
        outcomes: [
          { rule: 'stream-retention', status: 'pass' },
          { rule: 'stream-key', status: 'fail' },
          { rule: 'name', status: 'not-applicable' },
        ],
      },
    ]);
  });

  test('a template that is a file has the hash of the file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'audit-stacks-'));
    const file = path.join(folder, 'shop.yaml');
    try {
      writeFileSync(file, 'Resources: {}\n');
      const [stack] = auditStacks([{ ...SHOP, file }], []).stacks;
      expect([stack?.file, stack?.sha256]).toEqual([
        file,
        createHash('sha256').update('Resources: {}\n').digest('hex'),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('what a construct acknowledges holds for it and for what is below it, the nearest first', () => {
    const run = auditStacks([acknowledging(['Shop', 'all of them'], ['Shop/Clicks', 'read at once'])], [RETENTION]);
    expect(run.findings.map(({ logicalId, acknowledgement }) => [logicalId, acknowledgement])).toEqual([
      ['Clicks', { reason: 'read at once', path: 'Shop/Clicks' }],
      ['Views', { reason: 'all of them', path: 'Shop' }],
    ]);
    expect(run.stacks[0]?.outcomes).toEqual([{ rule: 'stream-retention', status: 'acknowledged' }]);
  });

  test('a rule still fails by what is not acknowledged', () => {
    const run = auditStacks([acknowledging(['Shop/Clicks', 'read at once'])], [RETENTION]);
    expect(run.stacks[0]?.outcomes).toEqual([{ rule: 'stream-retention', status: 'fail' }]);
  });

  test('a construct whose name only begins alike acknowledges nothing', () => {
    const run = auditStacks([acknowledging(['Shop/Click', 'no'], ['Shop/Views/Resource/Below', 'no'])], [RETENTION]);
    expect(run.findings.map(({ acknowledgement }) => acknowledgement)).toEqual([undefined, undefined]);
  });

  test('tells which acknowledgements are of use', () => {
    const { acknowledgements = [] } = acknowledging(['Shop/Clicks', 'read at once'], ['Shop/Gone', 'was here']);
    const others = [
      { rule: 'StreamingChecks::no-such-rule', reason: 'a slip', path: 'Shop' },
      { rule: 'AwsSolutions::AwsSolutions-KDS3', reason: 'of another tool', path: 'Shop' },
    ];
    const run = auditStacks([{ ...SHOP, acknowledgements: [...acknowledgements, ...others] }], [RETENTION]);
    expect(run.acknowledgements).toEqual([
      { stack: 'Shop', rule: 'stream-retention', reason: 'read at once', path: 'Shop/Clicks', isUsed: true },
      { stack: 'Shop', rule: 'stream-retention', reason: 'was here', path: 'Shop/Gone', isUsed: false },
      { stack: 'Shop', rule: 'no-such-rule', reason: 'a slip', path: 'Shop', isUsed: false },
    ]);
  });
});

function acknowledging(...acknowledgements: [path: string, reason: string][]): AuditedStack {
  const rule = 'StreamingChecks::stream-retention';
  return { ...SHOP, acknowledgements: acknowledgements.map(([path, reason]) => ({ rule, path, reason })) };
}
