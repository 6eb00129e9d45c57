import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { App, Duration, Lazy, Stack } from 'aws-cdk-lib/core';
import { SqsFailureDestination } from '../../../lib/processing/sqs-failure-destination';
import { deliveryStatements } from './delivery-statements';
import { fixture } from './fixture';

function deliverTo(queueOf: (stack: Stack) => QueueProps) {
  const { stack, process } = fixture();
  const queue = new Queue(stack, 'Queue', queueOf(stack));
  const processor = process({ onFailure: new SqsFailureDestination(queue) });
  return { stack, queue, processor };
}

describe('SqsFailureDestination', () => {
  test('lets the function send messages to the queue, and no more', () => {
    const { stack, queue } = deliverTo(() => ({}));
    expect(deliveryStatements(stack)).toEqual([
      { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: stack.resolve(queue.queueArn) },
    ]);
  });

  test('lets the function encrypt them, through SQS only', () => {
    const { stack, queue } = deliverTo((scope) => ({ encryptionMasterKey: new Key(scope, 'QueueKey') }));
    expect(deliveryStatements(stack)[1]).toEqual({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Effect: 'Allow',
      Resource: stack.resolve(queue.encryptionMasterKey?.keyArn),
      Condition: { StringEquals: { 'kms:ViaService': stack.resolve(`sqs.${stack.region}.${stack.urlSuffix}`) } },
    });
  });

  test('is known to the mapping once its function may deliver', () => {
    const { stack, queue, processor } = deliverTo(() => ({}));
    Template.fromStack(stack).hasResource('AWS::Lambda::EventSourceMapping', {
      DependsOn: [Match.stringLikeRegexp('^HandlerServiceRoleDefaultPolicy')],
      Properties: { DestinationConfig: { OnFailure: { Destination: stack.resolve(queue.queueArn) } } },
    });
    expect(processor.failureBucket).toBeUndefined();
  });

  test('opens a queue of another account to the function', () => {
    const app = new App();
    const own = new Stack(app, 'Own', { env: { account: '111111111111', region: 'eu-west-1' } });
    const other = new Stack(app, 'Other', { env: { account: '222222222222', region: 'eu-west-1' } });
    const queue = new Queue(other, 'Queue', { queueName: 'failures' });
    const handler = LambdaFunction.fromFunctionAttributes(own, 'Given', {
      functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:given',
      role: Role.fromRoleArn(own, 'Role', 'arn:aws:iam::111111111111:role/given'),
    });
    fixture(own).process({ handler, onFailure: new SqsFailureDestination(queue) });
    Template.fromStack(other).hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: [Match.objectLike({ Action: 'sqs:SendMessage', Principal: { AWS: handler.role?.roleArn } })],
      },
    });
  });

  test('warns of a queue that forgets where records are which the stream still keeps', () => {
    const { stack } = deliverTo(() => ({}));
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Queue',
      'Stack/Queue: keeps the places of failed batches for 4 days, and the stream their records for 7 days: raise its retention period to that [ack: cdk-kinesis-pipelines:failuresExpireEarly]',
    );
  });

  test.each<[string, QueueProps]>([
    ['keeps them as long as the stream', { retentionPeriod: Duration.days(7) }],
    ['keeps them longer', { retentionPeriod: Duration.days(14) }],
    ['is told only at deployment', { retentionPeriod: Duration.seconds(Lazy.number({ produce: () => 60 })) }],
  ])('is content with a queue that %s', (_, props) => {
    const { stack } = deliverTo(() => props);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('raise its retention period'));
  });

  test('refuses a FIFO queue, as Lambda does', () => {
    expect(() => deliverTo(() => ({ fifo: true }))).toThrow(
      new Error('SqsFailureDestination: queue must be a standard queue, got the FIFO queue Stack/Queue'),
    );
  });
});
