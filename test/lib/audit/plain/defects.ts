import type { Defect } from './defect';

const EVERYBODY = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** Defects that synthesis says nothing about. */
export const DEFECTS: Readonly<Record<string, Defect>> = {
  'a stream forgets after a day': {
    resource: 'Stream790',
    seed: (stream) => delete stream.RetentionPeriodHours,
    found: ['stream-retention'],
  },
  'a stream is not encrypted': {
    resource: 'Stream790',
    seed: (stream) => delete stream.StreamEncryption,
    found: ['stream-encryption'],
  },
  'a stream is deleted with its stack': {
    resource: 'Stream790',
    seed: (_, resource) => (resource.DeletionPolicy = 'Delete'),
    found: ['data-deleted-with-stack'],
  },
  'a stream lets everybody in': {
    resource: 'Consumer8D6',
    seed: (consumer, resource) => {
      resource.Type = 'AWS::Kinesis::ResourcePolicy';
      consumer.ResourcePolicy = { Statement: EVERYBODY };
    },
    found: ['stream-public-access'],
  },
  'every shard metric is paid for': {
    resource: 'Stream790',
    seed: (stream) => (stream.DesiredShardLevelMetrics = ['ALL']),
    found: ['stream-all-shard-metrics'],
  },
  'a function retries until records expire': {
    resource: 'TrafficKinesis',
    seed: (mapping) => delete mapping.MaximumRetryAttempts,
    found: ['mapping-retries'],
  },
  'what fails goes nowhere': {
    resource: 'TrafficKinesis',
    seed: (mapping) => delete mapping.DestinationConfig,
    found: ['mapping-failure-destination'],
  },
  'one record takes its batch along': {
    resource: 'TrafficKinesis',
    seed: (mapping) => {
      delete mapping.BisectBatchOnFunctionError;
      delete mapping.FunctionResponseTypes;
    },
    found: ['mapping-poison-record'],
  },
  'a reader begins with the latest record': {
    resource: 'TrafficKinesis',
    seed: (mapping) => (mapping.StartingPosition = 'LATEST'),
    found: ['mapping-starting-position'],
  },
  'a function runs for every few records': {
    resource: 'TrafficKinesis',
    seed: (mapping) => {
      mapping.BatchSize = 10;
      delete mapping.TumblingWindowInSeconds;
    },
    found: ['mapping-small-batches'],
  },
  'a function runs on what is not patched': {
    resource: 'Traffic749',
    seed: (handler) => (handler.Runtime = 'nodejs14.x'),
    found: ['function-runtime'],
  },
  'a function has a password in its environment': {
    resource: 'Traffic749',
    seed: (handler) => (handler.Environment = { Variables: { DB_PASSWORD: 'hunter2hunter2' } }),
    found: ['environment-secret'],
  },
  'a COPY skips rows': {
    resource: 'WarehouseDelivery545',
    seed: (delivery) =>
      (delivery.RedshiftDestinationConfiguration.CopyCommand.CopyOptions = "JSON 'auto' MAXERROR 100000"),
    found: ['redshift-copy-skips-rows'],
  },
  'a COPY expects another compression': {
    resource: 'WarehouseDelivery545',
    seed: (delivery) => (delivery.RedshiftDestinationConfiguration.CopyCommand.CopyOptions = "JSON 'auto' GZIP"),
    found: ['redshift-copy-compression'],
  },
  'a password stands in the template': {
    resource: 'WarehouseDelivery545',
    seed: (delivery) =>
      Object.assign(delivery.RedshiftDestinationConfiguration, { Username: 'loader', Password: 'Hunter2!Hunter2' }),
    found: ['literal-credentials'],
  },
  'nobody sees the errors of a delivery': {
    resource: 'LakeDelivery951',
    seed: (delivery) => delete delivery.ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions,
    found: ['delivery-logging'],
  },
  'a transform is not invoked again': {
    resource: 'LakeDelivery951',
    seed: (delivery) => {
      const [processor] = delivery.ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors;
      processor.Parameters.push({ ParameterName: 'NumberOfRetries', ParameterValue: '0' });
    },
    found: ['delivery-processor-retries'],
  },
  'a bucket is emptied with its stack': {
    resource: 'Table',
    seed: (custom, resource) => {
      resource.Type = 'Custom::S3AutoDeleteObjects';
      custom.BucketName = { Ref: 'Lake5F1B88EA' };
    },
    found: ['bucket-emptied-with-stack'],
  },
  'a bucket may be made public': {
    resource: 'Lake5F1',
    seed: (bucket) => (bucket.PublicAccessBlockConfiguration.BlockPublicPolicy = false),
    found: ['bucket-public-access-block'],
  },
  'a bucket lets everybody in': {
    resource: 'LakePolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ ...EVERYBODY, Action: 's3:GetObject' }),
    found: ['bucket-public-access'],
  },
  'a bucket can be used without TLS': {
    resource: 'LakePolicy',
    seed: (policy) => (policy.PolicyDocument.Statement = []),
    found: ['bucket-tls-only'],
  },
  'access to a bucket is not logged': {
    resource: 'Lake5F1',
    seed: (bucket) => delete bucket.LoggingConfiguration,
    found: ['bucket-access-logging'],
  },
  'failed records expire within days': {
    resource: 'Failures8A3',
    seed: (bucket) => (bucket.LifecycleConfiguration = { Rules: [{ Status: 'Enabled', ExpirationInDays: 3 }] }),
    found: ['failed-records-expire'],
  },
  'uploads that break off are paid for': {
    resource: 'Lake5F1',
    seed: (bucket) => delete bucket.LifecycleConfiguration,
    found: ['delivery-incomplete-uploads'],
  },
  'a key is not rotated': {
    resource: 'StreamKey',
    seed: (key) => (key.EnableKeyRotation = false),
    found: ['key-rotation'],
  },
  'everybody may use a key': {
    resource: 'StreamKey',
    seed: (key) => key.KeyPolicy.Statement.push({ ...EVERYBODY, Action: 'kms:Decrypt' }),
    found: ['key-public-access'],
  },
  'a key is deleted, its data stays': {
    resource: 'ObjectKey',
    seed: (_, resource) => (resource.DeletionPolicy = 'Delete'),
    found: ['key-deleted-with-stack'],
  },
  'a role may do everything': {
    resource: 'TrafficServiceRoleDefaultPolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ Effect: 'Allow', Action: '*', Resource: '*' }),
    found: ['policy-decrypt-all-keys', 'policy-full-access', 'policy-pass-role'],
  },
  'a role may decrypt with every key': {
    resource: 'TrafficServiceRoleDefaultPolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }),
    found: ['policy-decrypt-all-keys', 'policy-resource-wildcard'],
  },
  'a role may pass every role': {
    resource: 'TrafficServiceRoleDefaultPolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    found: ['policy-pass-role'],
  },
  'a role may do all but a few things': {
    resource: 'TrafficServiceRoleDefaultPolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    found: ['policy-all-but'],
  },
  'everybody may take a role': {
    resource: 'TrafficServiceRole68',
    seed: (role) => (role.AssumeRolePolicyDocument.Statement[0].Principal = { AWS: '*' }),
    found: ['role-trust-public'],
  },
  'everybody may publish alarms': {
    resource: 'AlarmsPolicy',
    seed: (policy) => policy.PolicyDocument.Statement.push({ ...EVERYBODY, Action: 'sns:Publish' }),
    found: ['message-public-access'],
  },
  'a topic can be used without TLS': {
    resource: 'AlarmsPolicy',
    seed: (policy) => (policy.PolicyDocument.Statement = []),
    found: ['message-tls-only'],
  },
  'a topic is not encrypted': {
    resource: 'Alarms04',
    seed: (topic) => delete topic.KmsMasterKeyId,
    found: ['message-encryption'],
  },
  'a warehouse loads past its network': {
    resource: 'Workgroup',
    seed: (workgroup) => delete workgroup.EnhancedVpcRouting,
    found: ['redshift-vpc-routing'],
  },
  'a warehouse takes connections without TLS': {
    resource: 'Workgroup',
    seed: (workgroup) => (workgroup.ConfigParameters = [{ ParameterKey: 'require_ssl', ParameterValue: 'false' }]),
    found: ['redshift-tls'],
  },
  'a warehouse is far too large': {
    resource: 'Workgroup',
    seed: (workgroup) => delete workgroup.BaseCapacity,
    found: ['redshift-base-capacity'],
  },
  'a security group lets the internet in': {
    resource: 'WarehouseGroup',
    seed: (group) =>
      (group.SecurityGroupIngress = [{ IpProtocol: 'tcp', FromPort: 5439, ToPort: 5439, CidrIp: '0.0.0.0/0' }]),
    found: ['security-group-open'],
  },
  'an endpoint serves everything': {
    resource: 'VpcKINESISSTREAMS',
    seed: (endpoint) => delete endpoint.PolicyDocument,
    found: ['vpc-endpoint-policy'],
  },
  'logs are gone within a month': {
    resource: 'TrafficLogs',
    seed: (group) => (group.RetentionInDays = 30),
    found: ['log-group-retention'],
  },
};
