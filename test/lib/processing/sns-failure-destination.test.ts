import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic, type TopicProps } from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { SnsFailureDestination } from '../../../lib/processing/sns-failure-destination';
import { deliveryStatements } from './delivery-statements';
import { fixture } from './fixture';

function deliverTo(topicOf: (stack: Stack) => TopicProps) {
  const { stack, process } = fixture();
  const topic = new Topic(stack, 'Topic', topicOf(stack));
  const processor = process({ onFailure: new SnsFailureDestination(topic) });
  return { stack, topic, processor };
}

describe('SnsFailureDestination', () => {
  test('lets the function publish to the topic, and no more', () => {
    const { stack, topic } = deliverTo(() => ({}));
    expect(deliveryStatements(stack)).toEqual([
      { Action: 'sns:Publish', Effect: 'Allow', Resource: stack.resolve(topic.topicArn) },
    ]);
  });

  test('lets the function encrypt what it publishes, through SNS only', () => {
    const { stack, topic } = deliverTo((scope) => ({ masterKey: new Key(scope, 'TopicKey') }));
    expect(deliveryStatements(stack)[1]).toEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Effect: 'Allow',
      Resource: stack.resolve(topic.masterKey?.keyArn),
      Condition: { StringEquals: { 'kms:ViaService': stack.resolve(`sns.${stack.region}.${stack.urlSuffix}`) } },
    });
  });

  test('is known to the mapping once its function may deliver', () => {
    const { stack, topic, processor } = deliverTo(() => ({}));
    Template.fromStack(stack).hasResource('AWS::Lambda::EventSourceMapping', {
      DependsOn: [Match.stringLikeRegexp('^HandlerServiceRoleDefaultPolicy')],
      Properties: { DestinationConfig: { OnFailure: { Destination: stack.resolve(topic.topicArn) } } },
    });
    expect(processor.failureBucket).toBeUndefined();
  });

  test('refuses a FIFO topic, as Lambda does', () => {
    expect(() => deliverTo(() => ({ fifo: true }))).toThrow(
      new Error('SnsFailureDestination: topic must be a standard topic, got the FIFO topic Stack/Topic'),
    );
  });
});
