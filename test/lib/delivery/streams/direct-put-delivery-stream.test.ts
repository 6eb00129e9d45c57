import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { FirehoseDeliveryStream } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, type IDeliveryStream, S3Bucket, StreamEncryption } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { DirectPutDeliveryStream, type DirectPutDeliveryStreamProps } from '../../../../lib';
import { actionsOf, statementsOf } from '../synthesized';

type Props = Partial<DirectPutDeliveryStreamProps>;

const THROUGH_FIREHOSE = {
  StringEquals: {
    'kms:ViaService': { 'Fn::Join': ['', ['firehose.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] },
  },
};

function deliveryIn(stack: Stack, props: Props = {}): DirectPutDeliveryStream {
  const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
  return new DirectPutDeliveryStream(stack, 'Delivery', { destination, ...props });
}

function synthesize(propsOf: (stack: Stack) => Props = () => ({})): Template {
  const stack = new Stack(new App(), 'Stack');
  deliveryIn(stack, propsOf(stack));
  return Template.fromStack(stack);
}

function producerIn(stack: Stack): Role {
  return new Role(stack, 'Producer', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
}

describe('DirectPutDeliveryStream', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('encrypts with a key of its own, which is rotated and goes with it', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: {
        KeyType: 'CUSTOMER_MANAGED_CMK',
        KeyARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliveryKey'), 'Arn'] },
      },
      DirectPutSourceConfiguration: Match.absent(),
    });
    template.hasResource('AWS::KMS::Key', { Properties: { EnableKeyRotation: true }, DeletionPolicy: 'Delete' });
  });

  test('encrypts with a given key', () => {
    const template = synthesize((stack) => ({
      encryption: StreamEncryption.customerManagedKey(new Key(stack, 'Given')),
    }));
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamEncryptionConfigurationInput: {
        KeyARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Given'), 'Arn'] },
      },
    });
  });

  test('makes the key where none is given with the choice of one', () => {
    const template = synthesize(() => ({ encryption: StreamEncryption.customerManagedKey() }));
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('encrypts with a key that AWS owns', () => {
    const template = synthesize(() => ({ encryption: StreamEncryption.awsOwnedKey() }));
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK', KeyARN: Match.absent() },
    });
  });

  test('leaves records unencrypted where asked to', () => {
    const template = synthesize(() => ({ encryption: StreamEncryption.unencrypted() }));
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamEncryptionConfigurationInput: Match.absent(),
    });
  });

  test('refuses a key that AWS manages', () => {
    const encryption = (stack: Stack) =>
      StreamEncryption.customerManagedKey(Alias.fromAliasName(stack, 'Managed', 'alias/aws/firehose'));
    expect(() => synthesize((stack) => ({ encryption: encryption(stack) }))).toThrow(
      new Error('Stack/Delivery: encryption must be a customer managed key, got alias/aws/firehose'),
    );
  });

  test('tells the throughput to expect', () => {
    synthesize(() => ({ throughputHintInMBs: 20 })).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DirectPutSourceConfiguration: { ThroughputHintInMBs: 20 },
    });
  });

  test.each([0, 101, 1.5])('refuses to tell a throughput of %d', (throughputHintInMBs) => {
    expect(() => synthesize(() => ({ throughputHintInMBs }))).toThrow(
      new Error(`Stack/Delivery: throughputHintInMBs must be a whole number from 1 to 100, got ${throughputHintInMBs}`),
    );
  });

  test.each([1, 100, Lazy.number({ produce: () => 5 })])('tells a throughput of %d', (throughputHintInMBs) => {
    expect(() => synthesize(() => ({ throughputHintInMBs }))).not.toThrow();
  });

  test('lets producers put and, through Firehose only, use its key', () => {
    const stack = new Stack(new App(), 'Stack');
    deliveryIn(stack).grantPutRecords(producerIn(stack));
    expect(statementsOf(Template.fromStack(stack), 'ProducerDefaultPolicy')).toEqual([
      {
        Action: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [expect.stringMatching('^DeliveryDeliveryStream'), 'Arn'] },
      },
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [expect.stringMatching('^DeliveryKey'), 'Arn'] },
        Condition: THROUGH_FIREHOSE,
      },
    ]);
  });

  test('lets rules of Amazon EventBridge use its key', () => {
    const stack = new Stack(new App(), 'Stack');
    const { deliveryStream } = deliveryIn(stack);
    addRule(stack, deliveryStream);
    const actions = actionsOf(Template.fromStack(stack), 'DeliveryDeliveryStreamEventsRole');
    expect(actions).toEqual(['firehose:PutRecord', 'firehose:PutRecordBatch', 'kms:Decrypt', 'kms:GenerateDataKey']);
  });

  test.each([
    ['firehose:PutRecordBatch', true],
    ['firehose:Put*', true],
    ['firehose:*', true],
    ['firehose:DescribeDeliveryStream', false],
  ])('grants its key with %s: %s', (action, expected) => {
    const stack = new Stack(new App(), 'Stack');
    deliveryIn(stack).deliveryStream.grant(producerIn(stack), action);
    const actions = actionsOf(Template.fromStack(stack), 'ProducerDefaultPolicy');
    expect(actions.includes('kms:GenerateDataKey')).toBe(expected);
  });

  test('grants no key that a customer does not manage', () => {
    const stack = new Stack(new App(), 'Stack');
    deliveryIn(stack, { encryption: StreamEncryption.awsOwnedKey() }).grantPutRecords(producerIn(stack));
    expect(actionsOf(Template.fromStack(stack), 'ProducerDefaultPolicy')).toEqual([
      'firehose:PutRecord',
      'firehose:PutRecordBatch',
    ]);
  });

  test('says what to attach to the imported role of a producer', () => {
    const stack = new Stack(new App(), 'Stack');
    const arn = 'arn:aws:iam::123456789012:role/producer';
    const producer = Role.fromRoleArn(stack, 'Producer', arn, { mutable: false });
    deliveryIn(stack, { encryption: StreamEncryption.awsOwnedKey() }).grantPutRecords(producer);
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Producer',
      Match.stringLikeRegexp('attach a policy to it with the statements .*firehose:PutRecordBatch'),
    );
  });
});

describe('DeliveryStream of aws-cdk, until it is put right', () => {
  function stockIn(stack: Stack): IDeliveryStream {
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
    const encryption = StreamEncryption.customerManagedKey();
    return new DeliveryStream(stack, 'Delivery', { destination, encryption });
  }

  test('makes a key that is not rotated', () => {
    const stack = new Stack(new App(), 'Stack');
    stockIn(stack);
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: Match.absent() });
  });

  test('lets producers and rules put, but not use its key', () => {
    const stack = new Stack(new App(), 'Stack');
    const deliveryStream = stockIn(stack);
    deliveryStream.grantPutRecords(producerIn(stack));
    addRule(stack, deliveryStream);
    const template = Template.fromStack(stack);
    const put = ['firehose:PutRecord', 'firehose:PutRecordBatch'];
    expect(actionsOf(template, 'ProducerDefaultPolicy')).toEqual(put);
    expect(actionsOf(template, 'DeliveryEventsRole')).toEqual(put);
  });
});

/** Sends events to the delivery stream, with a role below it. */
function addRule(stack: Stack, deliveryStream: IDeliveryStream): void {
  const targets = [new FirehoseDeliveryStream(deliveryStream)];
  new Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets });
}
