interface KeptAction {
  readonly role: string;
  readonly action: string;
  readonly reason: string;
}

const MULTIPART = 'Amazon Data Firehose uploads large buffers in parts, and here each object in one request';
const READING_BACK =
  'Amazon Data Firehose documents it for each delivery to S3, and here what it wrote is never read by it';
const FLOW_LOGS = 'flow logs of a VPC do not run here';

/** Actions that no run here needs, and why roles have them all the same. */
export const KEPT_ACTIONS: readonly KeptAction[] = [
  {
    role: 'LogAnalytics/Pipeline/Transform/Handler/Role',
    action: 'logs:PutLogEvents',
    reason: 'the runtime on AWS reports each invocation, and here a function logs only what it writes itself',
  },
  ...[
    'LogAnalytics/Pipeline/LakeDelivery/DestinationRole',
    'LogAnalytics/Pipeline/WarehouseDelivery/DestinationRole',
  ].flatMap((role) => [
    { role, action: 's3:ListBucketMultipartUploads', reason: MULTIPART },
    { role, action: 's3:AbortMultipartUpload', reason: MULTIPART },
  ]),
  { role: 'LogAnalytics/Pipeline/LakeDelivery/DestinationRole', action: 's3:GetObject', reason: READING_BACK },
  { role: 'LogAnalytics/Pipeline/LakeDelivery/DestinationRole', action: 'kms:Decrypt', reason: READING_BACK },
  ...['LogAnalytics/Pipeline/Network/FlowLogRole', 'PrivateWarehouse/Network/FlowLogRole'].flatMap((role) =>
    ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'].map((action) => ({
      role,
      action,
      reason: FLOW_LOGS,
    })),
  ),
];
