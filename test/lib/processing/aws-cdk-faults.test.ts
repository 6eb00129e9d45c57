import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IEventSourceDlq } from 'aws-cdk-lib/aws-lambda';
import { S3OnFailureDestination, SnsDlq, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'aws-cdk-lib/core';
import { deliveryStatements } from './delivery-statements';
import { fixture } from './fixture';

function actionsOf(destinationIn: (stack: Stack) => IEventSourceDlq): string[] {
  const { stack, process } = fixture();
  process({ onFailure: destinationIn(stack) });
  return deliveryStatements(stack).flatMap(({ Action }) => Action);
}

/**
 * What this package corrects or guards against, as aws-cdk does it today. A test that fails here says that aws-cdk has
 * changed: see whether the correction can go.
 */
describe('failure destinations of aws-cdk', () => {
  test('let the function do more with a queue than send messages, and with its key, through any service', () => {
    const actions = actionsOf((stack) => {
      const encryptionMasterKey = new Key(stack, 'Key');
      return new SqsDlq(new Queue(stack, 'Queue', { encryptionMasterKey }));
    });
    expect(actions).toEqual([
      'sqs:SendMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
    ]);
  });

  test('let the function do with the key of a topic more than it needs', () => {
    const actions = actionsOf((stack) => new SnsDlq(new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') })));
    expect(actions).toEqual(['sns:Publish', 'kms:Decrypt', 'kms:GenerateDataKey*']);
  });

  test('let the function read, delete and tag what is in a bucket', () => {
    const actions = actionsOf((stack) => new S3OnFailureDestination(new Bucket(stack, 'Bucket')));
    expect(actions).toEqual(expect.arrayContaining(['s3:DeleteObject*', 's3:GetObject*', 's3:PutObjectTagging']));
  });

  test.each<[string, (stack: Stack) => IEventSourceDlq]>([
    ['queue', (stack) => new SqsDlq(new Queue(stack, 'Queue', { fifo: true }))],
    ['topic', (stack) => new SnsDlq(new Topic(stack, 'Topic', { fifo: true }))],
  ])('take a FIFO %s, which Lambda refuses', (_, destinationIn) => {
    const { stack, process } = fixture();
    process({ onFailure: destinationIn(stack) });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  });
});
