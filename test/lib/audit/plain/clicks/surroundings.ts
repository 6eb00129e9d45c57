import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Aws, Duration, Fn, type Stack } from 'aws-cdk-lib/core';
import { allow, roleFor } from './roles';

/** What every part of the pipeline needs. */
export interface Surroundings {
  readonly key: kms.Key;
  readonly vpc: ec2.Vpc;
  readonly failures: s3.Bucket;
  readonly logGroup: (id: string) => logs.LogGroup;
  readonly watch: (id: string, metric: IMetric, threshold: number) => void;
}

export function surroundingsOf(stack: Stack): Surroundings {
  const key = keyOf(stack);
  const logGroup = (id: string) =>
    new logs.LogGroup(stack, id, { encryptionKey: key, retention: logs.RetentionDays.ONE_YEAR });
  const alarms = new sns.Topic(stack, 'Alarms', { masterKey: key, enforceSSL: true });
  const watch = (id: string, metric: IMetric, threshold: number) =>
    new Alarm(stack, id, {
      metric,
      threshold,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.IGNORE,
    }).addAlarmAction(new SnsAction(alarms));
  return { key, vpc: networkOf(stack, logGroup('FlowLogs')), failures: bucketsOf(stack, key), logGroup, watch };
}

function networkOf(stack: Stack, logGroup: logs.LogGroup): ec2.Vpc {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs())),
    natGateways: 0,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  const role = roleFor(stack, 'FlowLogRole', 'vpc-flow-logs.amazonaws.com', [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
  ]);
  vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup, role) });
  return vpc;
}

/** The bucket of what failed; access to it is logged to another. */
function bucketsOf(stack: Stack, encryptionKey: kms.Key): s3.Bucket {
  const props: s3.BucketProps = {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(30) },
    ],
  };
  const serverAccessLogsBucket = new s3.Bucket(stack, 'AccessLogs', {
    ...props,
    encryption: s3.BucketEncryption.S3_MANAGED,
  });
  const failures = new s3.Bucket(stack, 'Failures', {
    ...props,
    encryptionKey,
    bucketKeyEnabled: true,
    serverAccessLogsBucket,
  });
  const resource = failures.node.defaultChild as s3.CfnBucket;
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return failures;
}

function keyOf(stack: Stack): kms.Key {
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:*:${Aws.ACCOUNT_ID}:*` },
      },
    }),
  );
  return key;
}
