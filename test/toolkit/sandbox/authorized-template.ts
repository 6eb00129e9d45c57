const keyArn = { 'Fn::GetAtt': ['Key', 'Arn'] };
const streamArn = { 'Fn::GetAtt': ['Stream', 'Arn'] };
const bucketArn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
const objectsArn = { 'Fn::Sub': '${Bucket.Arn}/*' };
const functionArn = { 'Fn::GetAtt': ['Handler', 'Arn'] };
const logsArn = { 'Fn::Sub': 'arn:aws:logs:us-east-1:123456789012:log-group:*' };

/** Objects whose writer says how they are encrypted. */
const ENCRYPTED = { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } };

/** What each role is granted, as `<action>` on a resource. */
const GRANTS: Readonly<Record<string, readonly (readonly [action: string, resource: unknown, condition?: object])[]>> =
  {
    FunctionRole: [
      ['logs:CreateLogStream', logsArn],
      ['logs:PutLogEvents', logsArn],
      ['kinesis:DescribeStream', streamArn],
      ['kinesis:DescribeStreamSummary', streamArn],
      ['kinesis:GetRecords', streamArn],
      ['kinesis:GetShardIterator', streamArn],
      ['kinesis:ListShards', streamArn],
      ['kms:Decrypt', keyArn, through('kinesis', { 'aws:kinesis:arn': streamArn })],
      ['kms:GenerateDataKey', keyArn, through('s3', { 'aws:s3:arn': bucketArn })],
      ['s3:ListBucket', bucketArn],
      ['s3:PutObject', objectsArn],
    ],
    DeliveryRole: [
      ['logs:PutLogEvents', logsArn],
      ['kinesis:DescribeStream', streamArn],
      ['kinesis:GetRecords', streamArn],
      ['kinesis:GetShardIterator', streamArn],
      ['kinesis:ListShards', streamArn],
      ['kms:Decrypt', keyArn, through('kinesis', { 'aws:kinesis:arn': streamArn })],
      ['kms:GenerateDataKey', keyArn, through('s3', { 'aws:s3:arn': bucketArn })],
      ['lambda:GetFunctionConfiguration', functionArn],
      ['lambda:InvokeFunction', functionArn],
      ['s3:GetBucketLocation', bucketArn],
      ['s3:ListBucket', bucketArn],
      ['s3:PutObject', objectsArn, ENCRYPTED],
    ],
  };

/**
 * A stream with a key, read by a function and by a delivery stream that transforms by the same function. The function
 * fails for the record `bad`, which goes to the bucket.
 *
 * @param role the one that lacks something
 * @param missing an action, or `trust`
 */
export function authorizedTemplate(role?: string, missing?: string) {
  const lacks = (owner: string) => (owner === role ? missing : undefined);
  return {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: KEY_POLICY } },
      Stream: {
        Type: 'AWS::Kinesis::Stream',
        Properties: {
          Name: 'logs',
          ShardCount: 1,
          StreamEncryption: { EncryptionType: 'KMS', KeyId: { Ref: 'Key' } },
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'lake', BucketEncryption: ENCRYPTION } },
      ...roleOf('FunctionRole', 'lambda.amazonaws.com', lacks('FunctionRole')),
      ...roleOf('DeliveryRole', 'firehose.amazonaws.com', lacks('DeliveryRole')),
      Handler: FUNCTION,
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: streamArn,
          FunctionName: { Ref: 'Handler' },
          StartingPosition: 'TRIM_HORIZON',
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: bucketArn } },
        },
      },
      Delivery: DELIVERY,
    },
  };
}

const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*', Resource: '*' },
  ],
};

const ENCRYPTION = {
  ServerSideEncryptionConfiguration: [
    { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn } },
  ],
};

const CODE = `exports.handler = async ({ Records, records = [] }) => {
  console.log('ran');
  if (Records?.some(({ kinesis }) => kinesis.partitionKey === 'bad')) throw new Error('no');
  return { records: records.map(({ recordId, data }) => ({ recordId, data, result: 'Ok' })) };
};`;

const FUNCTION = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'handler',
    Handler: 'index.handler',
    Runtime: 'nodejs22.x',
    Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
    Code: { ZipFile: CODE },
  },
};

const DELIVERY = {
  Type: 'AWS::KinesisFirehose::DeliveryStream',
  Properties: {
    DeliveryStreamName: 'delivery',
    KinesisStreamSourceConfiguration: {
      KinesisStreamARN: streamArn,
      RoleARN: { 'Fn::GetAtt': ['DeliveryRole', 'Arn'] },
    },
    ExtendedS3DestinationConfiguration: {
      BucketARN: bucketArn,
      RoleARN: { 'Fn::GetAtt': ['DeliveryRole', 'Arn'] },
      Prefix: 'rows/',
      ErrorOutputPrefix: 'errors/!{firehose:error-output-type}/',
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
      EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: keyArn } },
      CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'delivery', LogStreamName: 'errors' },
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [{ Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: functionArn }] }],
      },
    },
  },
};

function roleOf(id: string, service: string, missing: string | undefined) {
  const Statement = (GRANTS[id] ?? [])
    .filter(([action]) => action !== missing)
    .map(([Action, Resource, Condition]) => ({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }));
  const trusted = missing === 'trust' ? '210987654321' : '123456789012';
  const key = service.startsWith('firehose') ? 'sts:ExternalId' : 'aws:SourceAccount';
  const Condition = { StringEquals: { [key]: trusted } };
  return {
    [id]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', Condition }],
        },
      },
    },
    [`${id}Policy`]: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: id, PolicyDocument: { Statement }, Roles: [{ Ref: id }] },
    },
  };
}

/** A condition on the service that uses the key, and on what it uses it for. */
function through(service: string, encryptionContext: Readonly<Record<string, unknown>>) {
  const pairs = Object.entries(encryptionContext).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]);
  return { StringEquals: { 'kms:ViaService': `${service}.us-east-1.amazonaws.com`, ...Object.fromEntries(pairs) } };
}
