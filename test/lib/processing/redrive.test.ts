import { Match, Template } from 'aws-cdk-lib/assertions';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Duration } from 'aws-cdk-lib/core';
import { FailureBucket } from '../../../lib/processing/failure-bucket';
import { Redrive, type RedriveProps } from '../../../lib/processing/redrive';
import { RedriveMetric } from '../../../lib/processing/redrive-metric';
import { RedriveSource } from '../../../lib/processing/redrive-source';
import { RedriveTarget } from '../../../lib/processing/redrive-target';
import { fixture } from './fixture';

function redriven(props: Partial<RedriveProps> = {}) {
  const { stack, handler } = fixture();
  const { bucket } = new FailureBucket(stack, 'Failures');
  const source = RedriveSource.bucket(bucket);
  const redrive = new Redrive(stack, 'Redrive', { source, target: RedriveTarget.handler(handler), ...props });
  return { stack, bucket, handler, redrive };
}

function templateOf(props?: Partial<RedriveProps>): Template {
  return Template.fromStack(redriven(props).stack);
}

describe('Redrive', () => {
  test('has defaults', () => {
    expect(templateOf()).toMatchSnapshot();
  });

  test('tells the function what to redrive, where to and how fast', () => {
    const { stack, bucket, handler } = redriven({ recordsPerSecond: 50, metricNamespace: 'Orders' });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          SOURCE: stack.resolve(`s3://${bucket.bucketName}/aws/lambda/`),
          TARGET_ARN: stack.resolve(handler.functionArn),
          RECORDS_PER_SECOND: '50',
          METRICS_NAMESPACE: 'Orders',
        },
      },
    });
  });

  test('lets the function take batches of the source, and bring them to the target', () => {
    const { stack, bucket, handler } = redriven();
    const policies = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy', {
      Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^RedriveFunctionRole') }] },
    });
    const statements = Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ Action: 's3:ListBucket', Resource: stack.resolve(bucket.bucketArn) }),
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: stack.resolve(handler.functionArn) },
      ]),
    );
  });

  test('runs one at a time, for as long as Lambda lets it, and what waits too long is left to the next', () => {
    const template = templateOf();
    template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 1, Timeout: 900 });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumEventAgeInSeconds: 300,
      MaximumRetryAttempts: 0,
    });
  });

  test('measures what waits every 5 minutes, and redrives only when it is invoked', () => {
    const template = templateOf();
    template.resourceCountIs('AWS::Scheduler::Schedule', 1);
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      Target: { Input: '{"time":"<aws.scheduler.scheduled-time>","dryRun":true}' },
    });
  });

  test('redrives on a schedule', () => {
    templateOf({ schedule: ScheduleExpression.rate(Duration.hours(1)) }).hasResourceProperties(
      'AWS::Scheduler::Schedule',
      { ScheduleExpression: 'rate(1 hour)', Target: { Input: '{"time":"<aws.scheduler.scheduled-time>"}' } },
    );
  });

  test.each([
    [RedriveMetric.BATCHES_WAITING, 'Maximum'],
    [RedriveMetric.AGE_OF_OLDEST_BATCH, 'Maximum'],
    [RedriveMetric.RECORDS_REDRIVEN, 'Sum'],
    [RedriveMetric.RECORDS_FAILED, 'Sum'],
    [RedriveMetric.RECORDS_EXPIRED, 'Sum'],
  ])('has the metric %s', (metric, statistic) => {
    const { stack, bucket, redrive } = redriven({ metricNamespace: 'Orders' });
    expect(stack.resolve(redrive.metric(metric))).toMatchObject({
      namespace: 'Orders',
      metricName: metric,
      statistic,
      dimensions: { FailureDestination: stack.resolve(bucket.bucketName) },
    });
  });

  test('lets a metric be aggregated otherwise', () => {
    const options = { statistic: 'Minimum', period: Duration.hours(1) };
    expect(redriven().redrive.metric(RedriveMetric.BATCHES_WAITING, options)).toMatchObject({ statistic: 'Minimum' });
  });

  test.each([1, 1_000_000])('takes %d records per second', (recordsPerSecond) => {
    expect(() => redriven({ recordsPerSecond })).not.toThrow();
  });

  test.each([0, 1_000_001, 1.5])('refuses %d records per second', (recordsPerSecond) => {
    expect(() => redriven({ recordsPerSecond })).toThrow(
      new Error(`Stack/Redrive: recordsPerSecond must be a whole number from 1 to 1000000, got ${recordsPerSecond}`),
    );
  });

  test('refuses a namespace of AWS', () => {
    expect(() => redriven({ metricNamespace: 'AWS/Lambda' })).toThrow(
      new Error(
        'Stack/Redrive: metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, got "AWS/Lambda"',
      ),
    );
  });

  test('allows no action by a wildcard, and takes no managed policy', () => {
    const template = templateOf();
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    const roles = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => id.startsWith('Redrive'));
    expect(roles.map(([, { Properties }]) => Properties.ManagedPolicyArns)).toEqual([undefined, undefined]);
  });
});
