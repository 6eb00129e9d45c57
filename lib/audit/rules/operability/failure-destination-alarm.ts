import type { AuditedResource } from '../../audited-resource';
import type { AuditedTemplate } from '../../audited-template';
import { ALARM, alarmsOn, unwatched } from '../../reading/alarms';
import type { MetricFamily } from '../../reading/metric-families';
import { failureDestinationOf, ofStreamReaders, STREAM_READERS } from '../../reading/stream-readers';
import type { Rule } from '../../rule';

const TOPIC = 'AWS::SNS::Topic';
const LISTENERS = [ALARM, 'AWS::Events::Rule', 'AWS::Lambda::EventSourceMapping', 'AWS::Pipes::Pipe'];
/** As aws-cdk sets up the notifications of a bucket. */
const NOTIFICATIONS_RESOURCE = 'Custom::S3BucketNotifications';
const NOTIFICATIONS = ['LambdaConfigurations', 'QueueConfigurations', 'TopicConfigurations'];

const FAILED_EVENTS: MetricFamily = {
  namespace: 'AWS/Lambda',
  names: /OnFailureDestinationDeliveredEventCount|DroppedEventCount/,
  dimension: 'EventSourceMappingUUID',
};

const WAITING_MESSAGES: MetricFamily = {
  namespace: 'AWS/SQS',
  names: /^(ApproximateNumberOfMessagesVisible|ApproximateAgeOfOldestMessage|NumberOfMessagesSent)$/,
  dimension: 'QueueName',
};

export const failureDestinationAlarm: Rule = {
  id: 'failure-destination-alarm',
  title: 'No alarm tells when records go to a failure destination',
  why: 'They wait there for somebody to mend the cause and to process them again, and in the end they expire.',
  severity: 'medium',
  fix: 'Set an alarm on OnFailureDestinationDeliveredEventCount of the mapping, or on the queue, or let the bucket notify somebody.',
  controls: { wellArchitected: ['REL06-BP03'] },
  concern: 'operability',
  types: STREAM_READERS,
  check: ofStreamReaders((reader, { failureDestination }, template) => {
    const destination = failureDestinationOf(reader, template);
    if (destination === undefined || destination.type === TOPIC) return [];
    const isWatched =
      alarmsOn(reader, FAILED_EVENTS, template).length > 0 ||
      alarmsOn(destination, WAITING_MESSAGES, template).length > 0 ||
      isHeard(destination, template);
    return isWatched ? [] : [unwatched(template, { property: failureDestination, value: destination.logicalId })];
  }),
};

/** Something takes the failures on from their destination, or tells of them. */
function isHeard(destination: AuditedResource, template: AuditedTemplate): boolean {
  const named = template.referring(destination, ...LISTENERS);
  const listeners = named.filter((listener) => failureDestinationOf(listener, template) !== destination);
  const notifiers = [destination, ...template.referring(destination, NOTIFICATIONS_RESOURCE)];
  return listeners.length > 0 || notifiers.some(notifies);
}

function notifies(notifier: AuditedResource): boolean {
  return NOTIFICATIONS.some((list) => notifier.has(`NotificationConfiguration.${list}`));
}
