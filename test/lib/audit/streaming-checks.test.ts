import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CfnStream } from 'aws-cdk-lib/aws-kinesis';
import { App, CfnParameter, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { CheckConcern, CheckSeverity, StreamingChecks, type StreamingChecksProps } from '../../../lib';

const RULE = 'stream-retention';
const OTHERS = new StreamingChecks(new App()).ruleIds?.filter((id) => id !== RULE) ?? [];

describe('StreamingChecks', () => {
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  test('fails synthesis, and tells the place, the evidence and the reason', () => {
    const app = new App();
    const stream = new CfnStream(new Stack(app, 'Shop'), 'Clicks', { retentionPeriodHours: 24 });
    expect(() => synth(app)).toThrow('A data stream retains records for less than 7 days (RetentionPeriodHours: 24)');
    expect(reportOf(app)).toMatchObject({
      pluginName: 'StreamingChecks',
      pluginVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
      conclusion: 'failure',
      violations: [
        {
          ruleName: RULE,
          severity: 'error',
          suggestedFix: expect.any(String),
          ruleMetadata: { concern: 'data-loss', severity: 'medium', why: expect.any(String), securityHub: 'Kinesis.3' },
          violatingConstructs: [
            {
              constructPath: stream.node.path,
              cloudFormationResource: {
                templatePath: 'Shop.template.json',
                logicalId: 'Clicks',
                propertyPaths: ['Properties.RetentionPeriodHours'],
              },
            },
          ],
        },
      ],
    });
  });

  test('what is acknowledged stays in the report, with its reason', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    const stream = new CfnStream(stack, 'Clicks');
    Validations.of(stream).acknowledge({ id: `StreamingChecks::${RULE}`, reason: 'read within minutes' });
    synth(app);
    const { conclusion, violations, suppressedViolations } = reportOf(app);
    expect([conclusion, violations]).toEqual(['success', []]);
    expect(suppressedViolations).toMatchObject([
      {
        ruleName: RULE,
        reason: 'read within minutes',
        acknowledgedAt: 'Shop/Clicks',
        acknowledgedStackTrace: expect.any(String),
      },
    ]);
  });

  test('what is acknowledged at one place still fails at another', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    Validations.of(new CfnStream(stack, 'Clicks')).acknowledge({ id: `StreamingChecks::${RULE}`, reason: 'a test' });
    new CfnStream(stack, 'Views');
    expect(() => synth(app)).toThrow('Shop/Views');
  });

  test('what is less than high is a warning by default', () => {
    const app = new App();
    new CfnStream(new Stack(app, 'Shop'), 'Clicks');
    synth(app, { failOn: undefined });
    expect(reportOf(app).violations).toMatchObject([{ ruleName: RULE, severity: 'warning' }]);
  });

  test('what the template alone does not tell is a warning', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop');
    new CfnStream(stack, 'Clicks', {
      retentionPeriodHours: new CfnParameter(stack, 'Hours', { type: 'Number' }).valueAsNumber,
    });
    synth(app);
    expect(reportOf(app).violations).toMatchObject([
      {
        severity: 'warning',
        description:
          'A data stream retains records for less than 7 days: the template alone does not tell (RetentionPeriodHours: {"Ref":"Hours"})',
      },
    ]);
  });

  test('what is to be looked at is said in full, and fails nothing', () => {
    const app = new App();
    new CfnStream(new Stack(app, 'Shop'), 'Clicks');
    const rules = new StreamingChecks(app).ruleIds ?? [];
    synth(app, { excludedRules: rules.filter((id) => id !== 'stream-throttle-alarm'), failOn: CheckSeverity.LOW });
    expect(reportOf(app).violations).toMatchObject([
      {
        severity: 'info',
        description:
          'No alarm tells when a data stream refuses records: this template has no alarms on its pipeline: look for one in another stack',
      },
    ]);
  });

  test('looks into nested stacks, and into the stacks of stages', () => {
    const app = new App();
    const stack = new Stack(new Stage(app, 'Prod'), 'Shop');
    new CfnStream(new NestedStack(stack, 'Ingest'), 'Clicks');
    expect(() => synth(app)).toThrow('Prod/Shop/Ingest/Clicks');
  });

  test('leaves out rules and concerns', () => {
    const { ruleIds: all = [] } = new StreamingChecks(new App());
    const { ruleIds: without = [] } = new StreamingChecks(new App(), { excludedRules: [RULE] });
    expect(all.filter((id) => !without.includes(id))).toEqual([RULE]);
    const concerns = [CheckConcern.SECURITY, CheckConcern.COST, CheckConcern.OPERABILITY, CheckConcern.DATA_LOSS];
    expect(new StreamingChecks(new App(), { excludedConcerns: concerns }).ruleIds).toEqual([]);
    const { ruleIds: noSecurity = [] } = new StreamingChecks(new App(), { excludedConcerns: [CheckConcern.SECURITY] });
    expect([noSecurity.includes(RULE), noSecurity.includes('stream-encryption')]).toEqual([true, false]);
  });

  test('fails for a rule that is not there', () => {
    expect(() => new StreamingChecks(new App(), { excludedRules: ['retention'] })).toThrow(
      new Error('StreamingChecks: excludedRules must be ids of rules, got "retention"'),
    );
    expect(() => new StreamingChecks(new Stage(new App(), 'Prod'), { excludedRules: ['retention'] })).toThrow(
      new Error('Prod: excludedRules must be ids of rules, got "retention"'),
    );
  });

  test('writes the same report each time', () => {
    const [first, second] = [0, 1].map(() => {
      const app = new App();
      const stack = new Stack(app, 'Shop');
      Validations.of(new CfnStream(stack, 'Clicks')).acknowledge({ id: `StreamingChecks::${RULE}`, reason: 'a test' });
      new CfnStream(stack, 'Views');
      expect(() => synth(app)).toThrow();
      return JSON.stringify(reportOf(app));
    });
    expect(first).toBe(second);
  });
});

/** Fails on the one rule the tests are about, unless they ask for less. */
function synth(app: App, props: StreamingChecksProps = {}): void {
  Validations.of(app).addPlugins(
    new StreamingChecks(app, { excludedRules: OTHERS, failOn: CheckSeverity.MEDIUM, ...props }),
  );
  app.synth();
}

function reportOf(app: App) {
  const { pluginReports } = JSON.parse(readFileSync(path.join(app.outdir, 'validation-report.json'), 'utf8'));
  expect(pluginReports).toHaveLength(1);
  return pluginReports[0];
}
