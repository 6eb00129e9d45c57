import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type BucketAttributes, type IBucket } from 'aws-cdk-lib/aws-s3';
import { App, type Environment, Stack } from 'aws-cdk-lib/core';
import { DeliveryBucket, S3Destination } from '../../../../lib';
import { statementsOf } from '../synthesized';

const HOME = { account: '111111111111', region: 'eu-west-1' };
const OPEN: Environment = {};
const ABROAD = { account: '222222222222', region: 'eu-west-1' };
const ROLE_ARN = 'arn:aws:iam::111111111111:role/delivery';
const KEY_ARN = 'arn:aws:kms:eu-west-1:222222222222:key/4c6b1b8e-7d9c-4f1a-9d1b-0a1b2c3d4e5f';

const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject', 's3:PutObjectAcl'];
const FROM_ABROAD = {
  Effect: 'Allow',
  Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111111111111:root']] } },
};

function deliver(bucket: (stack: Stack) => IBucket, env: Environment = HOME): Stack {
  const stack = new Stack(new App(), 'Stack', { env });
  new DeliveryStream(stack, 'Delivery', { destination: new S3Destination(bucket(stack)) });
  return stack;
}

function imported(attributes: Partial<BucketAttributes>): (stack: Stack) => IBucket {
  return (stack) => Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'bucket', ...attributes });
}

function objectActions(stack: Stack): unknown {
  const statements = statementsOf(Template.fromStack(stack), 'DeliveryDestinationRole');
  return statements.map(({ Action }) => Action).find((action) => action.includes('s3:PutObject'));
}

function warnings(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => entry.data as string);
}

describe('a delivery within an account', () => {
  test.each([
    ['of the stack', (stack: Stack) => new Bucket(stack, 'Bucket'), HOME],
    ['of a stack that leaves its account open', (stack: Stack) => new Bucket(stack, 'Bucket'), OPEN],
    ['imported by its name', imported({}), HOME],
    ['imported by its name where the account is left open', imported({}), OPEN],
    ['imported with the same account', imported({ account: '111111111111' }), HOME],
  ])('to a bucket %s hands no objects over, and warns of nothing', (_, bucket, env) => {
    const stack = deliver(bucket, env);
    expect(objectActions(stack)).toEqual(OBJECT_ACTIONS.slice(0, 3));
    expect(warnings(stack)).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::S3::BucketPolicy', 0);
  });
});

describe('a delivery to another account', () => {
  test('hands the objects over, and says what the owner adds to the policies of bucket and key', () => {
    const stack = deliver((scope) => {
      const encryptionKey = Key.fromKeyArn(scope, 'Key', KEY_ARN);
      return imported({ account: '222222222222', region: 'eu-west-1', encryptionKey })(scope);
    });
    expect(objectActions(stack)).toEqual(OBJECT_ACTIONS);
    const said = warnings(stack);
    const from = /^Stack\/(Bucket|Key): its policy cannot be changed here, let its owner add the statement/;
    expect(said.map((warning) => from.exec(warning)?.[1])).toEqual(['Key', 'Bucket', 'Bucket']);
    expect(said[0]).toContain('"s3.eu-west-1."');
    expect(said[0]).toContain('"kms:EncryptionContext:aws:s3:arn"');
    expect(said[0]).toContain('"aws:PrincipalArn"');
    expect(said[2]).toContain(JSON.stringify(OBJECT_ACTIONS));
  });

  test('is taken for one where the bucket names its account, and the stack does not', () => {
    const stack = deliver(imported({ account: '222222222222' }), OPEN);
    expect(objectActions(stack)).toEqual(OBJECT_ACTIONS);
  });

  test('goes with the policy of a bucket in the same app', () => {
    const app = new App();
    const owner = new Stack(app, 'Owner', { env: ABROAD });
    const bucket = new Bucket(owner, 'Bucket', { bucketName: 'bucket' });
    const stack = new Stack(app, 'Stack', { env: HOME });
    const role = new Role(stack, 'Role', { roleName: 'delivery', assumedBy: Role.fromRoleArn(stack, 'A', ROLE_ARN) });
    new DeliveryStream(stack, 'Delivery', { destination: new S3Destination(bucket, { role }) });
    expect(warnings(stack)).toEqual([]);
    Template.fromStack(owner).hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ ...FROM_ABROAD, Action: BUCKET_ACTIONS }),
          Match.objectLike({ ...FROM_ABROAD, Action: OBJECT_ACTIONS }),
        ]),
      },
    });
  });
});

describe('DeliveryBucket.grantDelivery', () => {
  const stack = new Stack(new App(), 'Stack', { env: ABROAD });
  const bucket = new DeliveryBucket(stack, 'Bucket');
  bucket.grantDelivery(Role.fromRoleArn(stack, 'Role', ROLE_ARN));
  const template = Template.fromStack(stack);
  const Condition = { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } };

  test('lets a role of another account in by the policy of the bucket', () => {
    const arn = stack.resolve(bucket.bucket.bucketArn);
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^BucketE') },
      PolicyDocument: {
        Statement: Match.arrayWith([
          { ...FROM_ABROAD, Action: BUCKET_ACTIONS, Resource: arn, Condition },
          { ...FROM_ABROAD, Action: OBJECT_ACTIONS, Resource: { 'Fn::Join': ['', [arn, '/*']] }, Condition },
        ]),
      },
    });
  });

  test('lets it use the key through S3 only, without naming the bucket that waits for the key', () => {
    const throughS3 = { 'kms:ViaService': { 'Fn::Join': ['', ['s3.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } };
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            ...FROM_ABROAD,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: '*',
            Condition: { ...Condition, StringEquals: throughS3 },
          },
        ]),
      },
    });
  });
});

describe('a delivery to another Region', () => {
  test('uses the key there, and warns of the transfer', () => {
    const stack = deliver((scope) => {
      const encryptionKey = Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:us-east-1:111111111111:key/k');
      return imported({ region: 'us-east-1', encryptionKey })(scope);
    });
    expect(warnings(stack)).toEqual([
      'Stack/Bucket: objects go from eu-west-1 to us-east-1, which costs data transfer [ack: cdk-kinesis-pipelines:bucketInOtherRegion]',
    ]);
    expect(JSON.stringify(statementsOf(Template.fromStack(stack), 'DeliveryDestinationRole'))).toContain(
      '"s3.us-east-1."',
    );
  });

  test('refuses a key which Amazon S3 cannot use there', () => {
    const bucket = (scope: Stack) => {
      const encryptionKey = Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/k');
      return imported({ region: 'us-east-1', encryptionKey })(scope);
    };
    expect(() => deliver(bucket)).toThrow(
      new Error('Stack/Bucket: encryptionKey must be in the Region of the bucket, us-east-1, got eu-west-1'),
    );
  });
});
