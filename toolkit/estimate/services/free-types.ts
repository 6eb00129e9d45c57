import { EXTERNAL_STREAM } from '../model/topology';

/** Types that cost nothing by themselves: what they hold, or what they let through, is billed elsewhere. */
const FREE = [
  /^AWS::IAM::/,
  /^AWS::Logs::(LogGroup|LogStream|ResourcePolicy|SubscriptionFilter|QueryDefinition)$/,
  /^AWS::S3::(Bucket|BucketPolicy)$/,
  /^AWS::SNS::TopicPolicy$|^AWS::SQS::QueuePolicy$|^AWS::KMS::Alias$|^AWS::Kinesis::ResourcePolicy$/,
  /^AWS::Lambda::(EventSourceMapping|Permission|LayerVersion|Version|Alias|EventInvokeConfig|LayerVersionPermission)$/,
  /^AWS::Glue::(Database|Table|Schema|Registry)$/,
  /^AWS::LakeFormation::/,
  /^AWS::EC2::(VPC|Subnet|RouteTable|SubnetRouteTableAssociation|Route|InternetGateway|VPCGatewayAttachment)$/,
  /^AWS::EC2::(SecurityGroup|SecurityGroupIngress|SecurityGroupEgress|VPCCidrBlock|EIPAssociation|PrefixList)$/,
  /^AWS::RedshiftServerless::Namespace$/,
  /^AWS::SecretsManager::(ResourcePolicy|SecretTargetAttachment|RotationSchedule)$/,
  /^AWS::OpenSearchServerless::(AccessPolicy|SecurityPolicy|VpcEndpoint|LifecyclePolicy)$/,
  /^AWS::Athena::NamedQuery$/,
  /^AWS::Events::(Rule|EventBusPolicy)$/,
  /^AWS::CDK::Metadata$|^AWS::CloudFormation::(WaitConditionHandle|WaitCondition)$/,
  /^AWS::ApplicationAutoScaling::/,
  /^Custom::/,
];

/** Types that are billed by what a workload does not tell: what goes wrong, what is asked, what is kept. */
const BY_USE: Readonly<Record<string, string>> = {
  'AWS::SNS::Topic': 'notifications of alarms and failures',
  'AWS::SQS::Queue': 'messages of failures',
  'AWS::DynamoDB::Table': 'reads, writes and storage',
  'AWS::Athena::WorkGroup': 'what queries scan',
  'AWS::EC2::FlowLog': 'what flows in the VPC',
  'AWS::Scheduler::Schedule': 'invocations by the clock',
  'AWS::EC2::EIP': 'public IPv4 addresses',
  'AWS::CloudFormation::CustomResource': 'a function that runs at deployments',
};

export function isFree(type: string): boolean {
  return FREE.some((pattern) => pattern.test(type));
}

/** Why a type that costs something is not estimated. */
export function notEstimatedReason(type: string): string {
  if (Object.hasOwn(BY_USE, type)) return `billed by use: ${BY_USE[type]}`;
  if (type === EXTERNAL_STREAM) return 'it belongs to none of the stacks that were read';
  if (type === 'AWS::Kinesis::Channel') return 'no price of channels was found';
  return 'not modelled';
}
