import { VirtualClock } from '../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../toolkit/sandbox/sandbox';

const MINUTE = 60_000;

async function startSandbox(code: string) {
  const Resources = {
    Look: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'look',
        Code: { ZipFile: code },
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: 'arn:aws:iam::123456789012:role/look',
      },
    },
    Minutely: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: 'rate(1 minute)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: { 'Fn::GetAtt': ['Look', 'Arn'] },
          RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
          Input: '{"at":"<aws.scheduler.scheduled-time>"}',
          RetryPolicy: { MaximumRetryAttempts: 0 },
        },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        Targets: [{ Id: 'Look', Arn: { 'Fn::GetAtt': ['Look', 'Arn'] } }],
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: 'Look' },
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
      },
    },
  };
  return Sandbox.start({ template: { Resources }, clock: new VirtualClock() });
}

describe('a function on a schedule', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  test('runs by the clock of the sandbox', async () => {
    sandbox = await startSandbox('exports.handler = async (event) => event.at ?? event.source;');
    expect(sandbox.deployment.warnings).toEqual([]);
    await sandbox.clock.advance(60 * MINUTE);
    const responses = sandbox.invocations('look').map(({ response }) => response);
    expect(responses).toHaveLength(62);
    expect(responses.slice(0, 2)).toEqual(['2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z']);
    expect(responses).toContain('aws.events');
  });

  test('keeps no run from ending, even if it fails each time', async () => {
    sandbox = await startSandbox('exports.handler = async () => { throw new Error("no"); };');
    await sandbox.clock.advance(10 * MINUTE);
    expect(await sandbox.drain()).toEqual({ advancedMs: MINUTE, pending: [] });
  });
});
