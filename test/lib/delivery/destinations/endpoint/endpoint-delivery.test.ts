import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DeliveryStream, type IDestination } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration } from 'aws-cdk-lib/core';
import {
  type EndpointDestinationOptions,
  HttpEndpointDestination,
  LambdaProcessor,
  SnowflakeDestination,
  SplunkDestination,
} from '../../../../../lib';
import { statementsOf } from '../../synthesized';
import { arn, delivering, deliveryStreamOf, type Given, given } from './endpoint-fixture';

type Options = EndpointDestinationOptions & { readonly secret?: Given['secret'] };

const KINDS: [string, string, (parts: Given, options?: Options) => IDestination][] = [
  [
    'HttpEndpointDestination',
    'HttpEndpointDestinationConfiguration',
    ({ secret }, options) => new HttpEndpointDestination({ url: 'https://example.com', secret, ...options }),
  ],
  [
    'SplunkDestination',
    'SplunkDestinationConfiguration',
    ({ secret }, options) => new SplunkDestination({ hecEndpoint: 'https://example.com', secret, ...options }),
  ],
  [
    'SnowflakeDestination',
    'SnowflakeDestinationConfiguration',
    ({ secret }, options) =>
      new SnowflakeDestination({
        accountUrl: 'shop.snowflakecomputing.com',
        database: 'SHOP',
        schema: 'PUBLIC',
        table: 'CLICKS',
        secret,
        ...options,
      }),
  ],
];

const allowed = (Action: string | string[], Resource: unknown, Condition?: unknown) => ({
  Action,
  Effect: 'Allow',
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

const toLogStream = (group: string, stream: string) => ({
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':logs:eu-west-1:111111111111:log-group:',
      { Ref: expect.stringMatching(group) },
      ':log-stream:',
      { Ref: expect.stringMatching(stream) },
    ],
  ],
});

const BUCKET_ARN = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::given']] };
const OBJECT_ARNS = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::given/*']] };
const BUCKET_ACTIONS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'];
const OBJECT_ACTIONS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'];

const through = (service: string, region = 'eu-west-1') => ({
  'kms:ViaService': { 'Fn::Join': ['', [`${service}.${region}.`, { Ref: 'AWS::URLSuffix' }]] },
});

describe.each(KINDS)('%s', (name, configuration, make) => {
  const configured = (options: (parts: Given) => Options = () => ({})) =>
    deliveryStreamOf(delivering((parts) => make(parts, options(parts))))[configuration];

  const statements = (options: (parts: Given) => Options) =>
    statementsOf(
      delivering((parts) => make(parts, options(parts))),
      'DeliveryDestinationRole',
    );

  const refuses = (options: Options, message: string) =>
    expect(() => make(given(), options)).toThrow(new Error(`${name}: ${message}`));

  test('may read its secret, back up and log, and nothing else', () => {
    const template = delivering((parts) => make(parts, { backup: { bucket: parts.bucket } }));
    expect(statementsOf(template, 'DeliveryDestinationRole')).toEqual([
      allowed('logs:PutLogEvents', toLogStream('^DeliveryLogGroup', '^DeliveryDestinationDelivery')),
      allowed('logs:PutLogEvents', toLogStream('^DeliveryLogGroup', '^DeliveryBackupDelivery')),
      allowed(BUCKET_ACTIONS, BUCKET_ARN),
      allowed(OBJECT_ACTIONS, OBJECT_ARNS),
      allowed(['kms:Decrypt', 'kms:GenerateDataKey'], arn('kms', 'key/given'), {
        StringEquals: through('s3'),
        StringLike: { 'kms:EncryptionContext:aws:s3:arn': [BUCKET_ARN, OBJECT_ARNS] },
      }),
      allowed('secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:login-AbCdEf')),
      allowed('kms:Decrypt', arn('kms', 'key/login'), { StringEquals: through('secretsmanager') }),
    ]);
  });

  test('is assumed for this account only', () => {
    delivering(make).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'firehose.amazonaws.com' },
            Condition: { StringEquals: { 'sts:ExternalId': '111111111111' } },
          },
        ],
      },
    });
  });

  test('reads the secret with its own role', () => {
    const { SecretsManagerConfiguration, S3Configuration } = configured();
    const RoleARN = { 'Fn::GetAtt': [expect.stringMatching('^DeliveryDestinationRole'), 'Arn'] };
    expect(SecretsManagerConfiguration).toEqual({
      Enabled: true,
      RoleARN,
      SecretARN: arn('secretsmanager', 'secret:login-AbCdEf'),
    });
    expect(S3Configuration.RoleARN).toEqual(RoleARN);
  });

  test('reads a secret that is known by its name only, whatever AWS added to it', () => {
    const named = ({ stack }: Given) => ({ secret: Secret.fromSecretNameV2(stack, 'Named', 'login') });
    const login = {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, expect.stringMatching(/:secret:login-\?{6}$/)]],
    };
    expect(statements(named)).toContainEqual(allowed('secretsmanager:GetSecretValue', login));
  });

  test('uses the keys of another Region through the services of that Region', () => {
    const Resource = arn('kms', 'key/far', '111111111111', 'us-east-1');
    const far = ({ stack }: Given) => {
      const encryptionKey = Key.fromKeyArn(stack, 'FarKey', Resource);
      const region = 'us-east-1';
      const secretCompleteArn = arn('secretsmanager', 'secret:far-AbCdEf', '111111111111', region);
      return {
        backup: { bucket: Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'far', encryptionKey, region }) },
        secret: Secret.fromSecretAttributes(stack, 'FarLogin', { secretCompleteArn, encryptionKey }),
      };
    };
    const conditions = statements(far)
      .filter((statement) => statement.Resource === Resource)
      .map(({ Condition }) => (Condition as { StringEquals: unknown }).StringEquals);
    expect(conditions).toEqual([through('s3', 'us-east-1'), through('secretsmanager', 'us-east-1')]);
  });

  test('hands what it backs up over to the owner of a bucket of another account', () => {
    const account = '222222222222';
    const foreign = ({ stack }: Given) => ({
      backup: { bucket: Bucket.fromBucketAttributes(stack, 'Foreign', { bucketName: 'foreign', account }) },
    });
    expect(statements(foreign).flatMap(({ Action }) => Action)).toContain('s3:PutObjectAcl');
  });

  test('says what to attach to a role that cannot be changed', () => {
    const { stack, secret } = given();
    const [handler, bucket] = [
      LambdaFunction.fromFunctionArn(stack, 'Handler', arn('lambda', 'function:rows')),
      Bucket.fromBucketName(stack, 'Plain', 'plain'),
    ];
    const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/delivery', { mutable: false });
    const destination = make(
      { stack, secret, bucket },
      { role, backup: { bucket }, processors: [new LambdaProcessor(handler)] },
    );
    new DeliveryStream(stack, 'Delivery', { destination });
    const [warning, ...others] = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
    const [text, printed, id] = `${warning?.entry.data}`.split(/statements | \[ack: /);
    expect(others).toEqual([]);
    expect(text).toBe('Stack/Role: it cannot be changed here, attach a policy to it with the ');
    expect(id).toBe('cdk-kinesis-pipelines:roleCannotBeChanged]');
    expect(JSON.parse(printed as string).map(({ Action }: { Action: unknown }) => Action)).toEqual([
      'logs:PutLogEvents',
      'logs:PutLogEvents',
      BUCKET_ACTIONS,
      OBJECT_ACTIONS,
      ['lambda:GetFunctionConfiguration', 'lambda:InvokeFunction'],
      'secretsmanager:GetSecretValue',
      'kms:Decrypt',
    ]);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  test('takes a role, a log group and a bucket', () => {
    const template = delivering((parts) => {
      const role = Role.fromRoleArn(parts.stack, 'Role', 'arn:aws:iam::111111111111:role/delivery');
      return make(parts, { role, logGroup: new LogGroup(parts.stack, 'Logs'), backup: { bucket: parts.bucket } });
    });
    const { S3Configuration, CloudWatchLoggingOptions } = deliveryStreamOf(template)[configuration];
    expect(S3Configuration).toMatchObject({
      BucketARN: BUCKET_ARN,
      RoleARN: 'arn:aws:iam::111111111111:role/delivery',
    });
    expect(CloudWatchLoggingOptions.LogGroupName).toEqual({ Ref: expect.stringMatching('^Logs') });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.resourceCountIs('AWS::IAM::Role', 0);
    template.resourceCountIs('AWS::S3::Bucket', 0);
  });

  test('waits for the policy of its role', () => {
    delivering(make).hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^DeliveryDestinationRolePolicy')]),
    });
  });

  test('transforms the records', () => {
    const processed = configured(({ stack }) => {
      const handler = new LambdaFunction(stack, 'Handler', {
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = () => ({})'),
      });
      return { processors: [new LambdaProcessor(handler)] };
    });
    expect(processed.ProcessingConfiguration).toMatchObject({ Enabled: true, Processors: [{ Type: 'Lambda' }] });
    expect(configured().ProcessingConfiguration).toBeUndefined();
  });

  test.each([0, 7200])('retries for %d seconds', (seconds) => {
    const { RetryOptions } = configured(() => ({ retryDuration: Duration.seconds(seconds) }));
    expect(RetryOptions).toEqual({ DurationInSeconds: seconds });
  });

  test('refuses to retry for more than two hours', () => {
    refuses(
      { retryDuration: Duration.seconds(7201) },
      'retryDuration must be a whole number of seconds from 0 to 7200, got 7201 seconds',
    );
  });
});
