import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import type * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { ErrorObjectAlarm, type ErrorObjectAlarmProps } from '../../../lib/monitoring/error-object-alarm';
import { NOTIFY } from './alarms';

function synthesize(props: Partial<ErrorObjectAlarmProps> = {}): Template {
  const stack = new Stack();
  const bucket = new s3.Bucket(stack, 'Bucket');
  new ErrorObjectAlarm(stack, 'Errors', { bucket, errorPrefixes: ['errors/'], actions: [NOTIFY], ...props });
  return Template.fromStack(stack);
}

describe('ErrorObjectAlarm', () => {
  test('tells of each object below an error prefix', () => {
    const template = synthesize({ errorPrefixes: ['processing-failed/', 'errors/!{firehose:error-output-type}/x/'] });
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    template.templateMatches({
      Resources: {
        [Object.keys(template.findResources('AWS::Events::Rule'))[0] ?? '']: {
          Properties: {
            Description: 'Counts the error objects for Default/Errors',
            EventPattern: {
              source: ['aws.s3'],
              'detail-type': ['Object Created'],
              detail: {
                bucket: { name: [{ Ref: 'Bucket83908E77' }] },
                object: { key: [{ prefix: 'processing-failed/' }, { prefix: 'errors/' }] },
              },
            },
            State: 'ENABLED',
            Targets: Match.absent(),
          },
        },
      },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Events',
      MetricName: 'TriggeredRules',
      Dimensions: [{ Name: 'RuleName', Value: { Ref: Match.stringLikeRegexp('^ErrorsRule') } }],
      Statistic: 'Sum',
      Period: 300,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
      AlarmDescription: 'Records are below the error prefix: mend the cause, then redrive them',
    });
  });

  test('brings no function along', () => {
    synthesize().resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('warns of a bucket that it cannot make report', () => {
    const stack = new Stack();
    const bucket = s3.Bucket.fromBucketName(stack, 'Given', 'given');
    new ErrorObjectAlarm(stack, 'Errors', { bucket, errorPrefixes: ['errors/'], actions: [NOTIFY] });
    Annotations.fromStack(stack).hasWarning(
      '/Default/Given',
      'Default/Given: its notifications cannot be changed here, turn on those to EventBridge [ack: cdk-kinesis-pipelines:bucketCannotBeChanged]',
    );
  });

  test('takes targets for its rule', () => {
    const stack = new Stack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const { rule } = new ErrorObjectAlarm(stack, 'Errors', { bucket, errorPrefixes: ['errors/'], actions: [] });
    rule.addTarget({ bind: (): events.RuleTargetConfig => ({ arn: 'arn:aws:sqs:eu-central-1:111111111111:q' }) });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      Targets: [{ Id: 'Target0', Arn: 'arn:aws:sqs:eu-central-1:111111111111:q' }],
    });
  });

  test.each([0, 11])('refuses %d prefixes', (count) => {
    const errorPrefixes = Array.from({ length: count }, (_, i) => `errors-${i}/`);
    expect(() => synthesize({ errorPrefixes })).toThrow(
      new Error(`Default/Errors: errorPrefixes must be 1 to 10, got ${count}`),
    );
  });

  test('takes 10 prefixes', () => {
    const errorPrefixes = Array.from({ length: 10 }, (_, i) => `errors-${i}/`);
    expect(() => synthesize({ errorPrefixes })).not.toThrow();
  });

  test.each(['', '!{firehose:error-output-type}/'])(
    'refuses the prefix "%s", which every key may begin with',
    (prefix) => {
      expect(() => synthesize({ errorPrefixes: ['errors/', prefix] })).toThrow(
        new Error(`Default/Errors: errorPrefixes must be a prefix that begins with literal text, got "${prefix}"`),
      );
    },
  );
});
