// Clicks on their way from Kafka to a search domain, and from a stream to a function and to Flink, as somebody writes
// them with aws-cdk-lib alone who leaves nothing to be found.
import * as video from 'aws-cdk-lib/aws-kinesisvideo';
import * as redshift from 'aws-cdk-lib/aws-redshift';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { addSearch } from './search';
import { addStream } from './stream';
import { type Surroundings, surroundingsOf } from './surroundings';

export function clickPipeline(): Stack {
  const app = new App({ context: { [cxapi.S3_SERVER_ACCESS_LOGS_USE_BUCKET_POLICY]: true } });
  const stack = new Stack(app, 'Clicks');
  const surroundings = surroundingsOf(stack);
  addStream(stack, surroundings);
  addSearch(stack, surroundings);
  addWarehouse(stack, surroundings);
  const camera = { dataRetentionInHours: 168, kmsKeyId: surroundings.key.keyArn };
  new video.CfnStream(stack, 'Camera', camera).applyRemovalPolicy(RemovalPolicy.RETAIN);
  return stack;
}

function addWarehouse(stack: Stack, { key, vpc }: Surroundings): void {
  const subnetIds = vpc.isolatedSubnets.map(({ subnetId }) => subnetId);
  const subnetGroup = new redshift.CfnClusterSubnetGroup(stack, 'WarehouseSubnets', {
    description: 'isolated',
    subnetIds,
  });
  new redshift.CfnCluster(stack, 'Warehouse', {
    clusterType: 'single-node',
    nodeType: 'ra3.large',
    dbName: 'shop',
    masterUsername: 'keeper',
    manageMasterPassword: true,
    clusterSubnetGroupName: subnetGroup.ref,
    publiclyAccessible: false,
    encrypted: true,
    kmsKeyId: key.keyId,
    enhancedVpcRouting: true,
    automatedSnapshotRetentionPeriod: 14,
    loggingProperties: { logDestinationType: 'cloudwatch', logExports: ['connectionlog', 'userlog'] },
  }).applyRemovalPolicy(RemovalPolicy.SNAPSHOT);
}
