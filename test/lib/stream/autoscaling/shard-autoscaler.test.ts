import { Match, Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import { ShardAutoscaler, type ShardAutoscalerProps, ShardMetric } from '../../../../lib';

const STREAM_ARN = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';

function autoscaled(props: Partial<ShardAutoscalerProps> = {}) {
  const stack = new Stack(undefined, 'Logs', { env: { region: 'eu-west-1', account: '123456789012' } });
  const stream = Stream.fromStreamArn(stack, 'Stream', STREAM_ARN);
  const autoscaler = new ShardAutoscaler(stack, 'Autoscaler', { stream, maxShards: 64, ...props });
  return { stack, stream, autoscaler };
}

function templateOf(props?: Partial<ShardAutoscalerProps>): Template {
  return Template.fromStack(autoscaled(props).stack);
}

describe('ShardAutoscaler', () => {
  test('has defaults', () => {
    expect(templateOf()).toMatchSnapshot();
  });

  test('tells the function how to scale', () => {
    const props = {
      minShards: 4,
      targetUtilizationPercent: 60,
      scaleInCooldown: Duration.hours(1),
      metricNamespace: 'Clicks',
    };
    templateOf(props).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          STREAM_ARN,
          STREAM_NAME: 'clicks',
          MIN_SHARDS: '4',
          MAX_SHARDS: '64',
          TARGET_UTILIZATION: '0.6',
          COOLDOWN_MINUTES: '60',
          METRICS_NAMESPACE: 'Clicks',
          SCALE_OUT_ALARM: 'clicks-scale-out',
          SCALE_OUT_THRESHOLD_PER_SHARD: '0.6',
          SCALE_IN_ALARM: 'clicks-scale-in',
          SCALE_IN_THRESHOLD_PER_SHARD: '0.42',
        },
      },
    });
  });

  test.each([
    ['clicks-scale-out', 'GreaterThanThreshold', 1, 3.2, 'notBreaching'],
    ['clicks-scale-in', 'LessThanThreshold', 15, 2.24, 'breaching'],
  ])('is started by the alarm %s', (AlarmName, ComparisonOperator, EvaluationPeriods, Threshold, TreatMissingData) => {
    templateOf({ minShards: 4 }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName,
      ComparisonOperator,
      EvaluationPeriods,
      Threshold,
      TreatMissingData,
      AlarmActions: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^AutoscalerFunction'), 'Arn'] }],
    });
  });

  test.each(['ScaleOutAlarm', 'ScaleInAlarm'])('lets only its own %s start the function', (id) => {
    templateOf().hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'lambda.alarms.cloudwatch.amazonaws.com',
      SourceAccount: '123456789012',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^Autoscaler${id}`), 'Arn'] },
    });
  });

  test('looks every minute, and forgets a look that comes late', () => {
    templateOf().hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 },
      },
    });
    templateOf().hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumEventAgeInSeconds: 300 });
  });

  test('is not looked at before its schedules may start the function, and the function may do its work', () => {
    const template = templateOf();
    template.hasResource('AWS::Scheduler::Schedule', {
      DependsOn: [Match.stringLikeRegexp('^AutoscalerScheduleRolePolicy')],
    });
    template.hasResource('AWS::Lambda::Function', {
      DependsOn: [Match.stringLikeRegexp('^AutoscalerFunctionRolePolicy')],
    });
  });

  test('is started by the schedules of this account alone', () => {
    templateOf().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '123456789012' },
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:eu-west-1:123456789012:schedule-group/default'],
                  ],
                },
              },
            },
          },
        ],
      },
    });
  });

  test('is all that its schedules may start', () => {
    templateOf().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'lambda:InvokeFunction',
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AutoscalerFunction'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('may change the shards of its stream and the thresholds of its alarms, and read metrics', () => {
    const alarm = (name: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:cloudwatch:eu-west-1:123456789012:alarm:${name}`]],
    });
    templateOf().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
          {
            Action: [
              'kinesis:AddTagsToStream',
              'kinesis:DescribeStreamSummary',
              'kinesis:ListTagsForStream',
              'kinesis:UpdateShardCount',
            ],
            Effect: 'Allow',
            Resource: STREAM_ARN,
          },
          {
            Action: ['cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm', 'cloudwatch:SetAlarmState'],
            Effect: 'Allow',
            Resource: [alarm('clicks-scale-out'), alarm('clicks-scale-in')],
          },
          { Action: 'cloudwatch:GetMetricData', Effect: 'Allow', Resource: '*' },
        ],
      },
    });
  });

  test('has metrics of its decisions', () => {
    const { stack, autoscaler } = autoscaled();
    const metric = autoscaler.metric(ShardMetric.MISSING_SHARDS, { period: Duration.minutes(5) });
    expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'KinesisPipelines',
      metricName: 'MissingShards',
      dimensions: [{ name: 'StreamName', value: 'clicks' }],
      statistic: 'Maximum',
    });
  });

  test.each<[Partial<ShardAutoscalerProps>, string]>([
    [{ minShards: 0 }, 'minShards must be a whole number from 1 to 10000, got 0'],
    [{ minShards: 10_001 }, 'minShards must be a whole number from 1 to 10000, got 10001'],
    [{ minShards: 5, maxShards: 4 }, 'maxShards must be a whole number from 5 to 10000, got 4'],
    [{ maxShards: 10_001 }, 'maxShards must be a whole number from 1 to 10000, got 10001'],
    [{ targetUtilizationPercent: 9 }, 'targetUtilizationPercent must be a whole number from 10 to 90, got 9'],
    [{ targetUtilizationPercent: 91 }, 'targetUtilizationPercent must be a whole number from 10 to 90, got 91'],
    [
      { scaleInCooldown: Duration.seconds(59) },
      'scaleInCooldown must be a whole number of minutes from 1 to 1440, got 59 seconds',
    ],
    [
      { scaleInCooldown: Duration.minutes(1_441) },
      'scaleInCooldown must be a whole number of minutes from 1 to 1440, got 1441 minutes',
    ],
    [
      { metricNamespace: 'AWS/Kinesis' },
      'metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, got "AWS/Kinesis"',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => autoscaled(props)).toThrow(expect.objectContaining({ message: `Logs/Autoscaler: ${message}` }));
  });

  test.each<Partial<ShardAutoscalerProps>>([
    { minShards: 10_000, maxShards: 10_000 },
    { minShards: 1, maxShards: 1 },
    { targetUtilizationPercent: 10 },
    { targetUtilizationPercent: 90 },
    { scaleInCooldown: Duration.minutes(1) },
    { scaleInCooldown: Duration.days(1) },
  ])('takes %j', (props) => {
    expect(() => autoscaled(props)).not.toThrow();
  });
});

describe('a known peak', () => {
  const schedule = ScheduleExpression.cron({
    weekDay: 'FRI',
    hour: '17',
    minute: '30',
    timeZone: TimeZone.EUROPE_PARIS,
  });
  const PEAK = { schedule, duration: Duration.hours(4), minShards: 32 };

  test('is known to every look', () => {
    const { stack, autoscaler } = autoscaled();
    autoscaler.schedulePeak('Sale', PEAK);
    autoscaler.schedulePeak('Once', { ...PEAK, schedule: ScheduleExpression.expression('at(2026-11-27T08:00:00)') });
    const template = Template.fromStack(stack);
    const [functionOfLooks] = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(JSON.parse(functionOfLooks?.Properties.Environment.Variables.PEAKS)).toEqual([
      { schedule: 'cron(30 17 ? * FRI *)', timeZone: 'Europe/Paris', minutes: 240, minShards: 32 },
      { schedule: 'at(2026-11-27T08:00:00)', timeZone: 'Etc/UTC', minutes: 240, minShards: 32 },
    ]);
  });

  test('starts a look', () => {
    const { stack, autoscaler } = autoscaled();
    autoscaler.schedulePeak('Sale', PEAK);
    Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(30 17 ? * FRI *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}' },
    });
  });

  test('is one of 20', () => {
    const { autoscaler } = autoscaled();
    for (let i = 1; i <= 20; i++) autoscaler.schedulePeak(`Sale${i}`, PEAK);
    expect(() => autoscaler.schedulePeak('Sale21', PEAK)).toThrow(
      expect.objectContaining({
        message: 'Logs/Autoscaler: number of peaks must be a whole number from 1 to 20, got 21',
      }),
    );
  });

  test.each([
    [{ minShards: 3 }, 'minShards of Sale must be a whole number from 4 to 64, got 3'],
    [{ minShards: 65 }, 'minShards of Sale must be a whole number from 4 to 64, got 65'],
    [
      { schedule: ScheduleExpression.rate(Duration.days(1)) },
      'schedule of Sale must be cron(...) or at(...), got "rate(1 day)"',
    ],
    [
      { duration: Duration.seconds(90) },
      'duration of Sale must be a whole number of minutes from 1 to 10080, got 90 seconds',
    ],
    [
      { duration: Duration.minutes(10_081) },
      'duration of Sale must be a whole number of minutes from 1 to 10080, got 10081 minutes',
    ],
  ])('is refused with %j', (peak, message) => {
    const { autoscaler } = autoscaled({ minShards: 4 });
    expect(() => autoscaler.schedulePeak('Sale', { ...PEAK, ...peak })).toThrow(
      expect.objectContaining({ message: `Logs/Autoscaler: ${message}` }),
    );
  });

  test.each([4, 64])('takes %d shards', (minShards) => {
    const { autoscaler } = autoscaled({ minShards: 4 });
    expect(() => autoscaler.schedulePeak('Sale', { ...PEAK, minShards })).not.toThrow();
  });
});
