import type { Defect } from '../defect';

/** Defects in services that the log analytics pipeline does without. */
export const CLICK_DEFECTS: Readonly<Record<string, Defect>> = {
  'brokers talk to one another without TLS': {
    resource: 'Kafka',
    seed: ({ EncryptionInfo }) => (EncryptionInfo.EncryptionInTransit.InCluster = false),
    found: ['kafka-tls'],
  },
  'brokers take whoever reaches them': {
    resource: 'Kafka',
    seed: ({ ClientAuthentication }) => (ClientAuthentication.Unauthenticated.Enabled = true),
    found: ['kafka-authentication'],
  },
  'brokers have addresses on the internet': {
    resource: 'Kafka',
    seed: ({ BrokerNodeGroupInfo }) =>
      (BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type = 'SERVICE_PROVIDED_EIPS'),
    found: ['kafka-public-access'],
  },
  'brokers admit passwords only, and Firehose has none': {
    resource: 'Kafka',
    seed: ({ ClientAuthentication }) => (ClientAuthentication.Sasl = { Scram: { Enabled: true } }),
    found: ['kafka-iam-authentication'],
  },
  'a delivery stream forgets to say that it reads Kafka': {
    resource: 'Delivery',
    seed: (delivery) => delete delivery.DeliveryStreamType,
    found: ['delivery-source-type'],
  },
  'a delivery to a domain is given up at once': {
    resource: 'Delivery',
    seed: ({ AmazonopensearchserviceDestinationConfiguration: destination }) =>
      (destination.RetryOptions.DurationInSeconds = 0),
    found: ['delivery-retry-duration'],
  },
  'whoever reaches a domain reads every index': {
    resource: 'Domain',
    seed: (domain) => delete domain.AdvancedSecurityOptions,
    found: ['domain-access-control'],
  },
  'a domain is on the internet': {
    resource: 'Domain',
    seed: (domain) => delete domain.VPCOptions,
    found: ['domain-public-access'],
  },
  'a domain talks to itself in plain text': {
    resource: 'Domain',
    seed: (domain) => delete domain.NodeToNodeEncryptionOptions,
    found: ['domain-encryption'],
  },
  'a domain has one node': {
    resource: 'Domain',
    seed: ({ ClusterConfig }) => (ClusterConfig.InstanceCount = 1),
    found: ['domain-data-nodes'],
  },
  'a domain publishes no log': {
    resource: 'Domain',
    seed: (domain) => delete domain.LogPublishingOptions,
    found: ['domain-audit-logging', 'domain-error-logging'],
  },
  'a warehouse can be restored for a day only': {
    resource: 'Warehouse',
    seed: (warehouse) => delete warehouse.AutomatedSnapshotRetentionPeriod,
    found: ['redshift-snapshots'],
  },
  'a warehouse has an address on the internet': {
    resource: 'Warehouse',
    seed: (warehouse) => (warehouse.PubliclyAccessible = true),
    found: ['redshift-public-access'],
  },
  'a warehouse has the administrator that everybody knows': {
    resource: 'Warehouse',
    seed: (warehouse) => (warehouse.MasterUsername = 'awsuser'),
    found: ['redshift-default-names'],
  },
  'a warehouse stays at its version': {
    resource: 'Warehouse',
    seed: (warehouse) => (warehouse.AllowVersionUpgrade = false),
    found: ['redshift-version-upgrades'],
  },
  'a job begins without its state': {
    resource: 'Job',
    seed: ({ ApplicationConfiguration }) =>
      (ApplicationConfiguration.FlinkApplicationConfiguration.CheckpointConfiguration.CheckpointingEnabled = false),
    found: ['flink-checkpoints'],
  },
  'a job takes no snapshot when it stops': {
    resource: 'Job',
    seed: ({ ApplicationConfiguration }) =>
      (ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled = false),
    found: ['flink-snapshots'],
  },
  'a job says nothing': {
    resource: 'JobLogging',
    seed: (_, resource) => (resource.Type = 'AWS::CloudFormation::WaitConditionHandle'),
    found: ['flink-logging'],
  },
  'a camera keeps nothing': {
    resource: 'Camera',
    seed: (camera) => delete camera.DataRetentionInHours,
    found: ['video-retention'],
  },
  'a function depends on one zone': {
    resource: 'Sessions',
    seed: ({ VpcConfig }) => VpcConfig.SubnetIds.splice(1),
    found: ['function-single-subnet'],
  },
  'a function reserves less than its shards need': {
    resource: 'Sessions',
    seed: (sessions) => (sessions.ReservedConcurrentExecutions = 1),
    found: ['mapping-concurrency'],
  },
  'a producer may not use the key of its stream': {
    resource: 'ShopRole',
    seed: ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement.pop(),
    found: ['writer-without-key'],
  },
  'a role may grant a key to anybody': {
    resource: 'SessionsRole',
    seed: ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement[3].Action.push('kms:CreateGrant'),
    found: ['policy-create-grant'],
  },
  'another account may open a bucket': {
    resource: 'FailuresPolicy',
    seed: ({ PolicyDocument }) =>
      PolicyDocument.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:role/partner' },
        Action: 's3:PutBucketPolicy',
        Resource: 'arn:aws:s3:::failures',
      }),
    found: ['bucket-cross-account'],
  },
  'a bucket obeys ACLs': {
    resource: 'Failures8A3',
    seed: (bucket) => (bucket.OwnershipControls = { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }),
    found: ['bucket-acls'],
  },
  'a bucket forgets what is overwritten': {
    resource: 'Failures8A3',
    seed: (bucket) => (bucket.VersioningConfiguration.Status = 'Suspended'),
    found: ['bucket-versioning'],
  },
  'traffic is not logged': {
    resource: 'VpcFlowLog',
    seed: (_, resource) => (resource.Type = 'AWS::CloudFormation::WaitConditionHandle'),
    found: ['vpc-flow-logs'],
  },
  'an alarm goes off when records have expired': {
    resource: 'Late',
    seed: (alarm) => (alarm.Threshold = 700_000_000),
    found: ['alarm-past-retention'],
  },
  'an alarm is of no stream': {
    resource: 'Refused',
    seed: (alarm) => delete alarm.Dimensions,
    found: ['alarm-dimensions', 'stream-throttle-alarm'],
  },
  'an alarm tells nobody': {
    resource: 'Behind',
    seed: (alarm) => delete alarm.AlarmActions,
    found: ['alarm-actions'],
  },
};
