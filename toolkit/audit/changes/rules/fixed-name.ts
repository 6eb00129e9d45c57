import { isDeepStrictEqual } from 'node:util';
import { propertyAt } from '../../audited-stack';
import type { ChangeRule } from '../change-rule';

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
  fix: 'change the name together with the property, or let CloudFormation generate it',
  check: ({ type, fate, before, after, replacedBy }) => {
    const property = NAMES[type];
    const name = property === undefined ? undefined : propertyAt(before, property);
    const keeps = property !== undefined && isDeepStrictEqual(name, propertyAt(after, property));
    if (!/replaced/.test(fate) || name === undefined || !keeps) return [];
    return [
      { property, before: name, after: name, message: `${replacedBy.join(', ')} replaces it: AWS refuses the update` },
    ];
  },
};
