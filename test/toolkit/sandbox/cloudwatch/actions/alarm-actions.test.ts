import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { VirtualClock } from '../../../../../toolkit/sandbox/kernel/virtual-clock';
import { Sandbox } from '../../../../../toolkit/sandbox/sandbox';

const ALARM = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:page';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms';

const open: Sandbox[] = [];

afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

function permission(principal: string, sourceArn: string) {
  const Properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: FUNCTION,
    Principal: principal,
    SourceAccount: '123456789012',
    SourceArn: sourceArn,
  };
  return { Type: 'AWS::Lambda::Permission', Properties, DependsOn: 'Page' };
}

function alarm(AlarmActions: string[]) {
  const Properties = {
    AlarmName: 'errors',
    AlarmDescription: 'too many',
    Namespace: 'App',
    MetricName: 'Errors',
    Dimensions: [{ Name: 'Service', Value: 'shop' }],
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions,
  };
  return { Type: 'AWS::CloudWatch::Alarm', Properties };
}

async function breach(resources: object) {
  const Page = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'page',
      Code: { ZipFile: 'exports.handler = async (event) => event.alarmData?.state.value ?? event.Records.length;' },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: { 'Fn::GetAtt': ['PageRole', 'Arn'] },
    },
  };
  const logging = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const PageRole = { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [logging] } };
  const sandbox = await Sandbox.start({
    template: { Resources: { PageRole, Page, ...resources } },
    clock: new VirtualClock(),
  });
  open.push(sandbox);
  const warnings: string[] = [];
  sandbox.events.listen((event) => {
    if (event.type === 'warning') warnings.push(event.message);
  });
  const { endpoint, region } = sandbox;
  const client = new CloudWatchClient({ endpoint, region, credentials: sandbox.credentials() });
  const MetricData = [{ MetricName: 'Errors', Dimensions: [{ Name: 'Service', Value: 'shop' }], Value: 9 }];
  await client.send(new PutMetricDataCommand({ Namespace: 'App', MetricData }));
  await sandbox.clock.advance(60_000);
  return { sandbox, warnings };
}

describe('the actions of an alarm', () => {
  test('invoke a function that lets alarms do so, with what happened', async () => {
    const { sandbox, warnings } = await breach({
      Permission: permission('lambda.alarms.cloudwatch.amazonaws.com', ALARM),
      Alarm: alarm([FUNCTION]),
    });
    expect(warnings).toEqual([]);
    const [run, ...others] = sandbox.invocations('page');
    expect(others).toEqual([]);
    expect(run?.response).toBe('ALARM');
    expect(run?.event).toEqual({
      source: 'aws.cloudwatch',
      alarmArn: ALARM,
      accountId: '123456789012',
      time: '2026-01-01T00:01:00.000+0000',
      region: 'us-east-1',
      alarmData: {
        alarmName: 'errors',
        state: {
          value: 'ALARM',
          reason: 'Threshold Crossed: 1 datapoint [9.0 (01/01/26 00:00:00)] was greater than the threshold (5.0).',
          reasonData: expect.stringContaining('"recentDatapoints":[9]'),
          timestamp: '2026-01-01T00:01:00.000+0000',
        },
        previousState: {
          value: 'INSUFFICIENT_DATA',
          reason: 'Unchecked: Initial alarm creation',
          timestamp: '2026-01-01T00:00:00.000+0000',
        },
        configuration: {
          description: 'too many',
          metrics: [
            {
              id: 'm1',
              metricStat: {
                metric: { namespace: 'App', name: 'Errors', dimensions: { Service: 'shop' } },
                period: 60,
                stat: 'Sum',
              },
              returnData: true,
            },
          ],
        },
      },
    });
  });

  test('name the permission without which they cannot invoke a function', async () => {
    const { sandbox, warnings } = await breach({
      Permission: permission('lambda.alarms.cloudwatch.amazonaws.com', `${ALARM}-other`),
      Alarm: alarm([FUNCTION]),
    });
    expect(sandbox.invocations('page')).toEqual([]);
    expect(warnings).toEqual([
      `the alarm errors could not act on ${FUNCTION}: User: lambda.alarms.cloudwatch.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION} because no resource-based policy allows the lambda:InvokeFunction action`,
    ]);
  });

  test('reach a function by a topic it is subscribed to', async () => {
    const { sandbox, warnings } = await breach({
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alarms' } },
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'lambda', Endpoint: { 'Fn::GetAtt': ['Page', 'Arn'] } },
      },
      Permission: permission('sns.amazonaws.com', TOPIC),
      Alarm: alarm([TOPIC]),
    });
    expect(warnings).toEqual([]);
    const [run] = sandbox.invocations('page');
    expect(run).toMatchObject({
      event: { Records: [{ Sns: { TopicArn: TOPIC, Message: expect.stringContaining('"AlarmName":"errors"') } }] },
      response: 1,
    });
  });

  test('are all taken, whatever becomes of one', async () => {
    const automation = 'arn:aws:automate:us-east-1:ec2:recover';
    const { sandbox, warnings } = await breach({
      Permission: permission('lambda.alarms.cloudwatch.amazonaws.com', ALARM),
      Alarm: alarm([automation, TOPIC, FUNCTION]),
    });
    expect(sandbox.invocations('page')).toHaveLength(1);
    expect(warnings).toEqual([
      `the alarm errors could not act on ${automation}: the sandbox runs actions on SNS topics and Lambda functions only`,
      `the alarm errors could not act on ${TOPIC}: Topic does not exist: ${TOPIC}`,
    ]);
  });
});
