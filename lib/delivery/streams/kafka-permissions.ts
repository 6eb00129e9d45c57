import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Fn } from 'aws-cdk-lib/core';
import { acknowledgeWildcards } from '../../private/acknowledgements';

/** Each list is what AWS documents for Firehose, sorted so that policies do not depend on a feature flag. */
const CLUSTER_ACTIONS = [
  'kafka-cluster:Connect',
  'kafka:DescribeCluster',
  'kafka:DescribeClusterV2',
  'kafka:GetBootstrapBrokers',
];
const TOPIC_ACTIONS = [
  'kafka-cluster:DescribeTopic',
  'kafka-cluster:DescribeTopicDynamicConfiguration',
  'kafka-cluster:ReadData',
];
const GROUP_ACTIONS = ['kafka-cluster:DescribeGroup'];

/** Lets the role read one topic of the cluster. */
export function grantTopic(grantee: IGrantable, clusterArn: string, topicName: string): Grant {
  const grantOn = (resourceArn: string, actions: string[]) =>
    Grant.addToPrincipal({ grantee, actions, resourceArns: [resourceArn] });
  const groups = `${siblingArn(clusterArn, 'group')}/*`;
  acknowledgeWildcards(grantee, [groups], 'Firehose names its consumer group by itself');
  return grantOn(clusterArn, CLUSTER_ACTIONS)
    .combine(grantOn(`${siblingArn(clusterArn, 'topic')}/${topicName}`, TOPIC_ACTIONS))
    .combine(grantOn(groups, GROUP_ACTIONS));
}

/** Topics and groups are named like their cluster: by its name and its UUID. */
function siblingArn(clusterArn: string, resource: string): string {
  return Fn.join(`:${resource}/`, Fn.split(':cluster/', clusterArn, 2));
}
