import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream, KinesisStreamSource, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Size, Stack } from 'aws-cdk-lib/core';
import { DataStream, KinesisDeliveryStream, type KinesisDeliveryStreamProps } from '../../../../lib';
import { acknowledgedRules } from '../../private/acknowledged-rules';
import { actionsOf, statementsOf } from '../synthesized';

function synthesize(props: Partial<KinesisDeliveryStreamProps> = {}): Template {
  const stack = new Stack(new App(), 'Stack');
  const source = new DataStream(stack, 'Source');
  const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
  new KinesisDeliveryStream(stack, 'Delivery', { source, destination, ...props });
  return Template.fromStack(stack);
}

describe('KinesisDeliveryStream', () => {
  test('has production defaults', () => {
    expect(synthesize().toJSON()).toMatchSnapshot();
  });

  test('reads the data stream with a role of its own', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: Match.absent(),
      DeliveryStreamType: 'KinesisStreamAsSource',
      KinesisStreamSourceConfiguration: {
        KinesisStreamARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Source'), 'Arn'] },
        RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliverySourceRole'), 'Arn'] },
      },
    });
  });

  test('may read and decrypt, and nothing else', () => {
    const template = synthesize();
    expect(actionsOf(template, 'DeliverySourceRole')).toEqual([
      'kinesis:DescribeStream',
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
      'kms:Decrypt',
    ]);
    const decrypt = statementsOf(template, 'DeliverySourceRole').find(({ Action }) => Action === 'kms:Decrypt');
    expect(decrypt?.Condition).toEqual({
      StringEquals: {
        'kms:ViaService': { 'Fn::Join': ['', ['kinesis.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] },
      },
    });
  });

  test('acknowledges that the data stream encrypts', () => {
    const stack = new Stack(new App(), 'Stack');
    const source = DataStream.fromStream(stack, 'Source', new Stream(stack, 'Stream'));
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
    const delivery = new KinesisDeliveryStream(stack, 'Delivery', { source, destination });
    expect(acknowledgedRules(delivery)).toEqual(['AwsSolutions::AwsSolutions-KDF1']);
  });

  test('is trusted by Firehose on behalf of this account only', () => {
    synthesize().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'firehose.amazonaws.com' },
            Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    });
  });

  test('waits for the policy of its role', () => {
    synthesize().hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DeliverySourceRolePolicy')]),
    });
  });

  test('reads a stream without a key of its own', () => {
    const stack = new Stack(new App(), 'Stack');
    const arn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/existing';
    new KinesisDeliveryStream(stack, 'Delivery', {
      source: DataStream.fromStream(stack, 'Source', Stream.fromStreamArn(stack, 'Existing', arn)),
      destination: new S3Bucket(new Bucket(stack, 'Bucket')),
    });
    expect(actionsOf(Template.fromStack(stack), 'DeliverySourceRole')).not.toContain('kms:Decrypt');
  });

  test('warns of records that Firehose does not deliver', () => {
    const stack = new Stack(new App(), 'Stack');
    const source = new DataStream(stack, 'Source', { maxRecordSize: Size.mebibytes(2) });
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'));
    new KinesisDeliveryStream(stack, 'Delivery', { source, destination });
    Annotations.fromStack(stack).hasWarning(
      '/Stack/Delivery',
      'Stack/Delivery: the stream takes records of 2048 KiB, and Firehose passes on none above 1000 KiB [ack: cdk-kinesis-pipelines:recordsTooLarge]',
    );
  });

  test('takes a name', () => {
    synthesize({ deliveryStreamName: 'to-lake_1.2' }).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      DeliveryStreamName: 'to-lake_1.2',
    });
  });

  test.each(['', 'a b', 'a'.repeat(65)])('refuses the name %j', (deliveryStreamName) => {
    expect(() => synthesize({ deliveryStreamName })).toThrow(
      new Error(
        `Stack/Delivery: deliveryStreamName must be 1 to 64 letters, digits, _, . and -, got "${deliveryStreamName}"`,
      ),
    );
  });
});

describe('DeliveryStream of aws-cdk, until it is put right', () => {
  function stock(): Template {
    const stack = new Stack(new App(), 'Stack');
    const source = new KinesisStreamSource(new Stream(stack, 'Source'));
    new DeliveryStream(stack, 'Delivery', { source, destination: new S3Bucket(new Bucket(stack, 'Bucket')) });
    return Template.fromStack(stack);
  }

  test('lets its role fan out, and Firehose assume it for any account', () => {
    const template = stock();
    expect(actionsOf(template, 'DeliveryServiceRole')).toContain('kinesis:SubscribeToShard');
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Condition: Match.absent() }] },
    });
  });
});
