import { isDeepStrictEqual } from 'node:util';
import type { TemplateResource } from '../../../sandbox/assembly/template';
import { propertyAt } from '../../audited-stack';
import type { ChangeRule } from '../change-rule';
import type { ResourceChange } from '../resource-change';

/** The property that holds the physical name, by the type. */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Kinesis::Channel': 'ChannelName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Kinesis::StreamConsumer': 'ConsumerName',
  'AWS::KinesisAnalyticsV2::Application': 'ApplicationName',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RedshiftServerless::Namespace': 'NamespaceName',
  'AWS::RedshiftServerless::Workgroup': 'WorkgroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
};

export const fixedName: ChangeRule = {
  id: 'fixed-name',
  title: 'A resource with a name of its own is replaced under the same name',
  why: 'CloudFormation creates the new resource before it deletes the old one, and two cannot have one name',
  severity: 'high',
  fix: 'change the name together with the property or the logical id, or let CloudFormation generate it',
  check: (change) => {
    const property = NAMES[change.type];
    const name = property === undefined ? undefined : propertyAt(change.before, property);
    if (property === undefined || name === undefined || change.replacedBy.includes(property)) return [];
    const isSame = (resource: TemplateResource | undefined) => isDeepStrictEqual(name, propertyAt(resource, property));
    const cause = causeOf(change, isSame);
    return cause === undefined
      ? []
      : [{ property, before: name, after: name, message: `${cause}: AWS refuses the update` }];
  },
};

function causeOf(
  { fate, after, replacedBy, added }: ResourceChange,
  isSame: (resource: TemplateResource | undefined) => boolean,
): string | undefined {
  if (fate === 'removed') return added.some(isSame) ? 'another logical id takes its name' : undefined;
  return /replaced/.test(fate) && isSame(after) ? `${replacedBy.join(', ')} replaces it` : undefined;
}
