import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Fn, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { allow, roleFor } from './roles';
import type { Surroundings } from './surroundings';

/** From Kafka to a search domain. */
export function addSearch(stack: Stack, { key, vpc, failures, logGroup, watch }: Surroundings): void {
  const group = new ec2.SecurityGroup(stack, 'SearchGroup', { vpc });
  const subnets = vpc.isolatedSubnets.map(({ subnetId }) => subnetId);
  const cluster = clusterOf(stack, key, subnets, group);
  const domain = domainOf(stack, key, subnets, group, logGroup);
  const role = roleFor(stack, 'DeliveryRole', 'firehose.amazonaws.com', [
    allow(['kafka:DescribeClusterV2', 'kafka-cluster:Connect', 'kafka-cluster:ReadData'], cluster.ref),
    allow(['es:DescribeDomain', 'es:ESHttpPut'], domain.attrArn),
    allow(['s3:PutObject'], failures.arnForObjects('search/*')),
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn),
  ]);
  const bucket = { bucketArn: failures.bucketArn, roleArn: role.roleArn };
  const delivery = new firehose.CfnDeliveryStream(stack, 'Delivery', {
    deliveryStreamType: 'MSKAsSource',
    mskSourceConfiguration: {
      mskClusterArn: cluster.ref,
      topicName: 'clicks',
      authenticationConfiguration: { connectivity: 'PRIVATE', roleArn: role.roleArn },
    },
    amazonopensearchserviceDestinationConfiguration: {
      domainArn: domain.attrArn,
      indexName: 'clicks',
      roleArn: role.roleArn,
      retryOptions: { durationInSeconds: 3_600 },
      s3BackupMode: 'FailedDocumentsOnly',
      s3Configuration: {
        ...bucket,
        prefix: 'search/',
        errorOutputPrefix: 'search/errors/',
        compressionFormat: 'GZIP',
        bufferingHints: { intervalInSeconds: 300, sizeInMBs: 128 },
      },
      cloudWatchLoggingOptions: {
        enabled: true,
        logGroupName: logGroup('DeliveryLogs').logGroupName,
        logStreamName: 'Search',
      },
    },
  });
  const behind = { namespace: 'AWS/Firehose', dimensionsMap: { DeliveryStreamName: delivery.ref } };
  watch('Behind', new Metric({ ...behind, metricName: 'DeliveryToAmazonOpenSearchService.DataFreshness' }), 900);
}

function clusterOf(stack: Stack, key: kms.Key, clientSubnets: string[], group: ec2.SecurityGroup): msk.CfnCluster {
  return new msk.CfnCluster(stack, 'Kafka', {
    clusterName: 'clicks',
    kafkaVersion: '3.8.x',
    numberOfBrokerNodes: 3,
    brokerNodeGroupInfo: {
      clientSubnets,
      instanceType: 'kafka.m7g.large',
      securityGroups: [group.securityGroupId],
      connectivityInfo: { publicAccess: { type: 'DISABLED' } },
    },
    clientAuthentication: { sasl: { iam: { enabled: true } }, unauthenticated: { enabled: false } },
    encryptionInfo: {
      encryptionAtRest: { dataVolumeKmsKeyId: key.keyArn },
      encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
    },
  });
}

function domainOf(
  stack: Stack,
  key: kms.Key,
  subnetIds: string[],
  group: ec2.SecurityGroup,
  logGroup: Surroundings['logGroup'],
): opensearch.CfnDomain {
  const published = (id: string) => ({ enabled: true, cloudWatchLogsLogGroupArn: logGroup(id).logGroupArn });
  const domain = new opensearch.CfnDomain(stack, 'Domain', {
    engineVersion: 'OpenSearch_2.19',
    clusterConfig: { instanceType: 'r7g.large.search', instanceCount: 3, zoneAwarenessEnabled: true },
    ebsOptions: { ebsEnabled: true, volumeSize: 100, volumeType: 'gp3' },
    vpcOptions: { subnetIds, securityGroupIds: [group.securityGroupId] },
    encryptionAtRestOptions: { enabled: true, kmsKeyId: key.keyArn },
    nodeToNodeEncryptionOptions: { enabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    advancedSecurityOptions: {
      enabled: true,
      masterUserOptions: { masterUserArn: Fn.importValue('SearchAdministrator') },
    },
    logPublishingOptions: { AUDIT_LOGS: published('AuditLogs'), ES_APPLICATION_LOGS: published('ErrorLogs') },
  });
  domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return domain;
}
