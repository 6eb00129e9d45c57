import { type AuditSource, auditTemplate } from '../../../lib/audit/audit-template';
import { requires } from '../../../lib/audit/expectation';
import type { Problem, Rule } from '../../../lib/audit/rule';

const RULE: Rule = {
  id: 'stream-retention',
  title: 'A data stream keeps records for less than 7 days',
  why: 'what is not read by then is lost',
  severity: 'high',
  fix: 'set RetentionPeriodHours to 168',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::Kinesis::Stream'],
  check: requires('RetentionPeriodHours', (hours) => Number(hours) >= 168, { absent: 24 }),
};

describe('auditTemplate', () => {
  test.each<[string, unknown, string]>([
    ['passes', 168, 'pass'],
    ['fails', 24, 'fail'],
    ['is unresolved where only some of it is known', { 'Fn::ImportValue': 'Hours' }, 'unresolved'],
    ['fails where only some of it is unresolved', { 'Fn::If': ['Any', 24, { 'Fn::ImportValue': 'Hours' }] }, 'fail'],
  ])('a rule %s', (_, RetentionPeriodHours, status) => {
    expect(resultOf(RULE, { RetentionPeriodHours }).status).toBe(status);
  });

  test('a rule does not apply where there is nothing it looks at', () => {
    const result = resultOf({ ...RULE, types: ['AWS::SNS::Topic'] }, {});
    expect(result).toMatchObject({ status: 'not-applicable', findings: [] });
  });

  test('what somebody has to look at is manual', () => {
    expect(resultOf(finding({ manual: true, message: 'look' }), {})).toMatchObject({
      status: 'manual',
      findings: [{ status: 'manual', message: 'look' }],
    });
  });

  test('a finding names the place and what stands there', () => {
    expect(resultOf(RULE, { RetentionPeriodHours: '24' }).findings).toEqual([
      {
        status: 'fail',
        logicalId: 'Clicks',
        type: 'AWS::Kinesis::Stream',
        property: 'RetentionPeriodHours',
        value: '24',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  test('a rule that fails over a resource is unresolved there', () => {
    const check = () => {
      throw new Error('no such thing');
    };
    expect(resultOf({ ...RULE, check }, {})).toMatchObject({
      status: 'unresolved',
      findings: [{ status: 'unresolved', message: 'the rule cannot read this resource: no such thing' }],
    });
  });

  test('the same problem of two alternatives is one finding', () => {
    expect(resultOf(RULE, { RetentionPeriodHours: { 'Fn::If': ['Any', 24, 24] } }).findings).toHaveLength(1);
    expect(resultOf(RULE, { RetentionPeriodHours: { 'Fn::If': ['Any', 24, 48] } }).findings).toHaveLength(2);
  });

  test('a fingerprint stays while the value changes, and tells places apart', () => {
    const prints = (source: AuditSource, rule = RULE) =>
      auditTemplate(source, [rule]).flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
    const before = prints(sourceWith({ RetentionPeriodHours: 24 }));
    expect(prints(sourceWith({ RetentionPeriodHours: 48, Name: 'clicks' }))).toEqual(before);
    const others = [
      ...prints({ ...sourceWith({}), stackName: 'Other' }),
      ...prints({ stackName: 'Shop', template: { Resources: { Views: { Type: 'AWS::Kinesis::Stream' } } } }),
      ...prints(sourceWith({}), { ...RULE, id: 'other' }),
      ...prints(sourceWith({}), finding({ property: 'A' }, { property: 'A', value: 1 }, { property: 'B' })),
    ];
    expect(new Set([...before, ...others]).size).toBe(7);
  });

  test('rules stand in their order, findings in that of the resources', () => {
    const template = { Resources: { B: { Type: 'AWS::Kinesis::Stream' }, A: { Type: 'AWS::Kinesis::Stream' } } };
    const results = auditTemplate({ stackName: 'Shop', template }, [
      { ...RULE, id: 'z' },
      { ...RULE, id: 'a' },
    ]);
    expect(results.map(({ rule, findings }) => [rule.id, findings.map(({ logicalId }) => logicalId)])).toEqual([
      ['z', ['B', 'A']],
      ['a', ['B', 'A']],
    ]);
  });

  test('a stack is judged for its Region', () => {
    const source = {
      ...sourceWith({ RetentionPeriodHours: { 'Fn::If': ['InIreland', 168, 24] } }),
      region: 'eu-west-1',
    };
    const Conditions = { InIreland: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } };
    const [result] = auditTemplate({ ...source, template: { ...source.template, Conditions } }, [RULE]);
    expect(result?.status).toBe('pass');
  });
});

function finding(...problems: Problem[]): Rule {
  return { ...RULE, check: () => problems };
}

function sourceWith(Properties: Record<string, unknown>): AuditSource {
  return { stackName: 'Shop', template: { Resources: { Clicks: { Type: 'AWS::Kinesis::Stream', Properties } } } };
}

function resultOf(rule: Rule, properties: Record<string, unknown>) {
  const [result] = auditTemplate(sourceWith(properties), [rule]);
  if (result === undefined) throw new Error('no result');
  return result;
}
