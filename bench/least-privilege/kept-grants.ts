import type { RoleGrant } from './role-grants';

interface KeptGrant {
  /** Path of the construct. */
  readonly role: string;
  readonly action: string;
  /** How the resource ends, where the role has the action for others as well, which it needs. */
  readonly resourceEnd?: string;
  readonly reason: string;
}

const MULTIPART = 'Amazon Data Firehose uploads large buffers in parts, and here each object in one request';
const READING_BACK =
  'Amazon Data Firehose documents it for each delivery to S3, and here what it wrote is never read by it';
const LATEST_VERSION =
  'Amazon Data Firehose documents functions with their version, and here calls them by the ARN that it was given';
const INVOCATION_LOGS =
  'the runtime on AWS reports each invocation, and here a function logs only what it writes itself';
const FLOW_LOGS = 'flow logs of a VPC do not run here';
const TABLE_KEY = 'Amazon DynamoDB documents it for whoever writes items, and here asks for kms:Decrypt alone';
const ANY_PRODUCER = 'what lets producers write is for one record and for many';
const PUT_BACK = 'a batch goes back into its queue where only a part of it could be redriven';
const GIVEN_UP_LATE =
  'Lambda gives a batch of this mapping up after days of retries only, which other examples do in minutes';

const TRANSFORMED = [
  'Compose/LakeDelivery',
  'LogAnalytics/Pipeline/LakeDelivery',
  'LogAnalytics/Pipeline/WarehouseDelivery',
];
const DIRECT_PUT = ['DirectPut/Delivery/DeliveryStream', 'FirehoseWriter/Delivery/DeliveryStream'];
const NETWORKS = ['LogAnalytics/Pipeline/Network', 'PrivatePipeline/Network/Vpc', 'PrivateWarehouse/Network'];

/** Grants that no run here needs, and why roles have them all the same. */
export const KEPT_GRANTS: readonly KeptGrant[] = [
  ...[...TRANSFORMED, ...DIRECT_PUT].flatMap((delivery) =>
    kept(`${delivery}/DestinationRole`, MULTIPART, 's3:ListBucketMultipartUploads', 's3:AbortMultipartUpload'),
  ),
  ...TRANSFORMED.flatMap((delivery) =>
    kept(`${delivery}/DestinationRole`, LATEST_VERSION, 'lambda:GetFunctionConfiguration', 'lambda:InvokeFunction').map(
      (grant) => ({ ...grant, resourceEnd: ':$LATEST' }),
    ),
  ),
  ...kept('Compose/LakeDelivery/DestinationRole', READING_BACK, 's3:GetObject'),
  ...['LogAnalytics/Pipeline/LakeDelivery', ...DIRECT_PUT].flatMap((delivery) =>
    kept(`${delivery}/DestinationRole`, READING_BACK, 's3:GetObject', 'kms:Decrypt'),
  ),
  ...['Compose/LakeDelivery', 'LogAnalytics/Pipeline'].flatMap((pipeline) =>
    kept(`${pipeline}/Transform/Handler/Role`, INVOCATION_LOGS, 'logs:PutLogEvents'),
  ),
  ...NETWORKS.flatMap((network) =>
    kept(`${network}/FlowLogRole`, FLOW_LOGS, 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'),
  ),
  ...kept('DirectPut/Checkout/ServiceRole', ANY_PRODUCER, 'firehose:PutRecordBatch'),
  ...kept('PrivatePipeline/Handler/ServiceRole', ANY_PRODUCER, 'kinesis:PutRecords'),
  ...['Shop', 'Blog'].flatMap((site) =>
    kept(`FirehoseWriter/${site}Writer/Handler/Role`, GIVEN_UP_LATE, 's3:ListBucket'),
  ),
  ...kept('Orders/CopyRedrive/Function/Role', PUT_BACK, 'sqs:SendMessage'),
  ...['DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'].flatMap((action) =>
    kept('WindowedSales/Sales/Handler/Role', TABLE_KEY, `kms:${action}`),
  ),
];

/** The entry that tells why a role keeps a grant. */
export function keptGrant({ role, action, resource }: RoleGrant): KeptGrant | undefined {
  return KEPT_GRANTS.find(
    (kept) => kept.role === role && kept.action === action && resource.endsWith(kept.resourceEnd ?? ''),
  );
}

function kept(role: string, reason: string, ...actions: readonly string[]): KeptGrant[] {
  return actions.map((action) => ({ role, action, reason }));
}
