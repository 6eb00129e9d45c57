// The resources of the pipeline as one writes them with aws-cdk-lib alone, by L2 constructs where it has any.
import path from 'node:path';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as redshift from 'aws-cdk-lib/aws-redshiftserverless';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { App, CustomResource, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import { addLakeTable } from './plain-lake-table';
import { addMonitoring } from './plain-monitoring';

const ASSETS = path.join(__dirname, '../../assets');
const stack = new Stack(new App(), 'LogAnalytics');

const streamKey = new kms.Key(stack, 'StreamKey', { enableKeyRotation: true });
const objectKey = new kms.Key(stack, 'ObjectKey', { enableKeyRotation: true });
const warehouseKey = new kms.Key(stack, 'WarehouseKey', { enableKeyRotation: true });

const stream = new kinesis.Stream(stack, 'Stream', {
  streamMode: kinesis.StreamMode.ON_DEMAND,
  retentionPeriod: Duration.hours(168),
  encryption: kinesis.StreamEncryption.KMS,
  encryptionKey: streamKey,
});
const consumer = new kinesis.StreamConsumer(stack, 'Consumer', { streamConsumerName: 'traffic', stream });

const accessLogs = bucket('AccessLogs', { encryption: s3.BucketEncryption.S3_MANAGED });
const failures = bucket('Failures', objectBucket());
const lake = bucket('Lake', objectBucket());
const intermediate = bucket('Intermediate', objectBucket());

const traffic = handler('Traffic', 'traffic-window');
traffic.addEventSource(
  new sources.KinesisConsumerEventSource(consumer, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: 10_000,
    tumblingWindow: Duration.minutes(1),
    retryAttempts: 10,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new sources.S3OnFailureDestination(failures),
    metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] },
  }),
);

const transform = handler('Transform', 'log-transform');
addLakeTable(stack, lake);
const lakeDelivery = delivery('LakeDelivery', lake);

const vpc = new ec2.Vpc(stack, 'Vpc', {
  availabilityZones: [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs())),
  natGateways: 0,
  restrictDefaultSecurityGroup: false,
  subnetConfiguration: [
    { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
  ],
});
const flowLogs = new logs.LogGroup(stack, 'FlowLogs', { retention: logs.RetentionDays.ONE_YEAR });
vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) });

const warehouseGroup = new ec2.SecurityGroup(stack, 'WarehouseGroup', { vpc, allowAllOutbound: false });
const namespace = new redshift.CfnNamespace(stack, 'Namespace', {
  namespaceName: 'log-analytics',
  dbName: 'analytics',
  adminUsername: 'warehouse_admin',
  manageAdminPassword: true,
  adminPasswordSecretKmsKeyId: warehouseKey.keyId,
  kmsKeyId: warehouseKey.keyArn,
});
const workgroup = new redshift.CfnWorkgroup(stack, 'Workgroup', {
  workgroupName: 'log-analytics',
  namespaceName: namespace.ref,
  baseCapacity: 8,
  publiclyAccessible: true,
  enhancedVpcRouting: true,
  subnetIds: vpc.publicSubnets.map(({ subnetId }) => subnetId),
  securityGroupIds: [warehouseGroup.securityGroupId],
});
const secret = new secretsmanager.Secret(stack, 'Loader', {
  encryptionKey: warehouseKey,
  generateSecretString: { secretStringTemplate: '{"username":"loader"}', generateStringKey: 'password' },
});
const setup = handler('Setup', 'warehouse-setup');
secret.grantRead(setup);
new CustomResource(stack, 'Table', {
  serviceToken: setup.functionArn,
  resourceType: 'Custom::WarehouseTable',
  properties: { Workgroup: workgroup.ref },
});

const warehouseDelivery = delivery('WarehouseDelivery', intermediate);
(warehouseDelivery.node.defaultChild as firehose.CfnDeliveryStream).addPropertyOverride(
  'RedshiftDestinationConfiguration',
  { ClusterJDBCURL: workgroup.attrWorkgroupEndpointAddress, CopyCommand: { DataTableName: 'access_log' } },
);

for (const service of ['KINESIS_STREAMS', 'KINESIS_FIREHOSE'] as const) {
  const endpoint = vpc.addInterfaceEndpoint(service, {
    service: ec2.InterfaceVpcEndpointAwsService[service],
    securityGroups: [endpointGroup()],
    open: false,
  });
  endpoint.addToPolicy(reach([stream.streamArn, lakeDelivery.deliveryStreamArn]));
}
const gateway = vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
gateway.addToPolicy(reach([lake.arnForObjects('*'), intermediate.arnForObjects('*')]));

addMonitoring(stack, {
  stream,
  consumer,
  functions: [traffic, transform],
  deliveries: [lakeDelivery, warehouseDelivery],
});

function bucket(id: string, props: s3.BucketProps): s3.Bucket {
  return new s3.Bucket(stack, id, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    ...props,
  });
}

function objectBucket(): s3.BucketProps {
  return { encryption: s3.BucketEncryption.KMS, encryptionKey: objectKey, serverAccessLogsBucket: accessLogs };
}

function handler(id: string, asset: string): lambda.Function {
  const logGroup = new logs.LogGroup(stack, `${id}Logs`, { retention: logs.RetentionDays.ONE_YEAR });
  const made = new lambda.Function(stack, id, {
    code: lambda.Code.fromAsset(path.join(ASSETS, asset)),
    handler: 'index.handler',
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    memorySize: 1_769,
    timeout: Duration.minutes(1),
    logGroup,
  });
  logGroup.grantWrite(made);
  return made;
}

function delivery(id: string, target: s3.IBucket): firehose.DeliveryStream {
  const logGroup = new logs.LogGroup(stack, `${id}Logs`, { retention: logs.RetentionDays.ONE_YEAR });
  return new firehose.DeliveryStream(stack, id, {
    source: new firehose.KinesisStreamSource(stream),
    destination: new firehose.S3Bucket(target, {
      bufferingInterval: Duration.minutes(5),
      loggingConfig: new firehose.EnableLogging(logGroup),
      processors: [new firehose.LambdaFunctionProcessor(transform)],
    }),
  });
}

function endpointGroup(): ec2.ISecurityGroup {
  const existing = stack.node.tryFindChild('EndpointGroup') as ec2.SecurityGroup | undefined;
  return existing ?? new ec2.SecurityGroup(stack, 'EndpointGroup', { vpc, allowAllOutbound: false });
}

function reach(resources: string[]): iam.PolicyStatement {
  const principals = [new iam.AnyPrincipal()];
  return new iam.PolicyStatement({ principals, actions: ['kinesis:PutRecords', 's3:PutObject'], resources });
}
