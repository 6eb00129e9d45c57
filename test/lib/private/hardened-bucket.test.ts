import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { type HardenedBucketProps, hardenedBucket } from '../../../lib/private/hardened-bucket';
import { withAndWithoutFlags } from './feature-flags';

const KEY_ARN = 'arn:aws:kms:eu-west-1:111111111111:key/given';

function addBucket(stack: Stack, props: Partial<HardenedBucketProps> = {}): void {
  const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);
  hardenedBucket(stack, 'Bucket', { encryptionKey, removalPolicy: RemovalPolicy.RETAIN, ...props });
}

function synthesize(props?: (stack: Stack) => Partial<HardenedBucketProps>): Template {
  const stack = new Stack(new App(), 'Stack');
  addBucket(stack, props?.(stack));
  return Template.fromStack(stack);
}

describe('hardenedBucket', () => {
  test('is private, versioned, and encrypted with the given key', () => {
    synthesize().hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY_ARN },
          },
        ],
      },
      LoggingConfiguration: Match.absent(),
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('refuses plain HTTP and old TLS', () => {
    synthesize().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
          { Effect: 'Deny', Action: 's3:*', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
        ],
      },
    });
  });

  test('removes old versions and unfinished uploads, besides what it is told', () => {
    const lifecycleRules = [{ id: 'Expire', expiration: Duration.days(30) }];
    synthesize(() => ({ lifecycleRules })).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'Housekeeping',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          },
          { Id: 'Expire', ExpirationInDays: 30 },
        ],
      },
    });
  });

  test('leaves with its stack where asked to', () => {
    const removalPolicy = RemovalPolicy.DESTROY;
    synthesize(() => ({ removalPolicy })).hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  test('logs access into another bucket, which lets in just that', () => {
    const template = synthesize((stack) => ({ accessLogsBucket: new Bucket(stack, 'Logs') }));
    template.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: {
        DestinationBucketName: { Ref: Match.stringLikeRegexp('^Logs') },
        LogFilePrefix: 'Stack/Bucket/',
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 's3:PutObject',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Condition: {
              ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] } },
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            },
          },
        ],
      },
    });
  });

  test('logs access into a bucket of another stack, told apart by its prefix', () => {
    const app = new App();
    const shared = new Stack(app, 'Shared');
    const accessLogsBucket = new Bucket(shared, 'Logs');
    const encryptionKey = new Key(shared, 'Key');
    const stack = new Stack(app, 'Stack');
    hardenedBucket(stack, 'Bucket', { encryptionKey, removalPolicy: RemovalPolicy.RETAIN, accessLogsBucket });
    Template.fromStack(shared).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Condition: { ArnLike: Match.absent(), StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            Resource: stack.resolve(shared.resolve(accessLogsBucket.arnForObjects('Stack/Bucket/*'))),
          },
        ],
      },
    });
  });

  test('says what to add to the policy of an imported bucket', () => {
    const stack = new Stack(new App(), 'Stack');
    addBucket(stack, { accessLogsBucket: Bucket.fromBucketArn(stack, 'Logs', 'arn:aws:s3:::logs') });
    const statement = {
      Action: 's3:PutObject',
      Condition: {
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': ['Bucket83908E77', 'Arn'] } },
      },
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Resource: 'arn:aws:s3:::logs/Stack/Bucket/*',
    };
    const id = 'cdk-kinesis-pipelines:accessLogsBucketCannotBeChanged';
    const message = `Stack/Logs: its policy cannot be changed here, add the statement ${JSON.stringify(statement)} to it`;
    Annotations.fromStack(stack).hasWarning('/Stack/Bucket', `${message} [ack: ${id}]`);
  });

  test('depends on no feature flag', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => addBucket(stack));
    expect(recommended).toEqual(bare);
  });
});
