import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { AlarmTopic, type AlarmTopicProps } from '../../../lib/monitoring/alarm-topic';

const FROM_THIS_ACCOUNT = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' };

function synthesize(props?: (stack: Stack) => AlarmTopicProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new AlarmTopic(stack, 'AlarmTopic', props?.(stack));
  return Template.fromStack(stack);
}

describe('AlarmTopic', () => {
  test('matches its snapshot', () => {
    expect(synthesize().toJSON().Resources).toMatchSnapshot();
  });

  test('encrypts notifications with a rotated key of its own, which the alarms of this account may use', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: Match.objectLike({
        Statement: Match.arrayWith([
          {
            Effect: 'Allow',
            Principal: CLOUDWATCH,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: '*',
            Condition: FROM_THIS_ACCOUNT,
          },
        ]),
      }),
    });
  });

  test('encrypts them with a given key', () => {
    const template = synthesize((stack) => ({
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:::key/1'),
    }));
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: 'arn:aws:kms:::key/1' });
  });

  test('says what to add to the policy of an imported key', () => {
    const stack = new Stack(new App(), 'Stack');
    const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:::key/1');
    new AlarmTopic(stack, 'AlarmTopic', { encryptionKey });
    const statement = {
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: FROM_THIS_ACCOUNT,
      Effect: 'Allow',
      Principal: CLOUDWATCH,
      Resource: '*',
    };
    const message = `Stack/Key: its policy cannot be changed here, add the statement ${JSON.stringify(statement)} to it`;
    const id = 'cdk-kinesis-pipelines:alarmKeyCannotBeChanged';
    Annotations.fromStack(stack).hasWarning('/Stack/AlarmTopic', `${message} [ack: ${id}]`);
  });

  test('lets the alarms of this account publish, and nobody without TLS', () => {
    synthesize().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          {
            Effect: 'Allow',
            Principal: CLOUDWATCH,
            Action: 'sns:Publish',
            Resource: { Ref: Match.stringLikeRegexp('^AlarmTopic') },
            Condition: FROM_THIS_ACCOUNT,
          },
        ],
      }),
    });
  });

  test('is notified by an alarm that has it as action', () => {
    const stack = new Stack(new App(), 'Stack');
    const topic = new AlarmTopic(stack, 'AlarmTopic');
    const metric = new Metric({ namespace: 'Shop', metricName: 'Orders' });
    metric.createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 }).addAlarmAction(topic);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [stack.resolve(topic.topic.topicArn)],
    });
  });
});
