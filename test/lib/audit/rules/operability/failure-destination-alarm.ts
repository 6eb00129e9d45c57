import type { FailingTemplate } from '../fixture';
import { alarm, arnOf, bucket, ELSEWHERE, mapping, NO_ALARMS, pipe, queue, stream, template } from '../resources';

const property = 'DestinationConfig.OnFailure.Destination';
const toFailures = mapping({ DestinationConfig: { OnFailure: { Destination: arnOf('Failures') } } });
const ofMapping = { EventSourceMappingUUID: { Ref: 'Mapping' } };
const visible = alarm('AWS/SQS ApproximateNumberOfMessagesVisible', {
  QueueName: { 'Fn::GetAtt': ['Failures', 'QueueName'] },
});

const notifications = (NotificationConfiguration: object) => ({
  Type: 'Custom::S3BucketNotifications',
  Properties: { BucketName: { Ref: 'Failures' }, NotificationConfiguration },
});

export const presenceDecides = true;

export const passing = [
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: bucket(),
    Failed: alarm('AWS/Lambda OnFailureDestinationDeliveredEventCount', ofMapping),
  }),
  template({ Stream: stream(), Mapping: toFailures, Failures: queue(), Visible: visible }),
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: queue({ QueueName: 'failures' }),
    Oldest: alarm('AWS/SQS ApproximateAgeOfOldestMessage', { QueueName: 'failures' }),
  }),
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: queue(),
    Redrive: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: arnOf('Failures') } },
  }),
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: bucket(),
    Notifications: notifications({ TopicConfigurations: [{ Events: ['s3:ObjectCreated:*'] }] }),
  }),
  ...['LambdaConfigurations', 'QueueConfigurations', 'TopicConfigurations'].map((list) =>
    template({
      Stream: stream(),
      Mapping: toFailures,
      Failures: bucket({ NotificationConfiguration: { [list]: [{ Event: 's3:ObjectCreated:*' }] } }),
    }),
  ),
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: bucket(),
    Written: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { resources: [arnOf('Failures')] } } },
  }),
  template({
    Stream: stream(),
    Mapping: toFailures,
    Failures: bucket(),
    Oldest: alarm('Redrive AgeOfOldestObject', { BucketName: { Ref: 'Failures' } }),
  }),
  template({ Stream: stream(), Mapping: toFailures, Failures: { Type: 'AWS::SNS::Topic' } }),
  template({
    Stream: stream(),
    Mapping: mapping({ DestinationConfig: { OnFailure: { Destination: ELSEWHERE } } }),
    None: mapping(),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Stream: stream(),
      Mapping: toFailures,
      Other: toFailures,
      Failures: bucket(),
      Notifications: notifications({ EventBridgeConfiguration: {} }),
      Invoked: alarm('AWS/Lambda InvokedEventCount', ofMapping),
    }),
    problems: { Mapping: [{ property, value: 'Failures' }], Other: [{ property, value: 'Failures' }] },
  },
  {
    template: template({
      Stream: stream(),
      Pipe: pipe({ DeadLetterConfig: { Arn: arnOf('Failures') } }),
      Failures: queue(),
    }),
    problems: {
      Pipe: [
        { property: 'SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn', value: 'Failures', ...NO_ALARMS },
      ],
    },
  },
];
