import { Topic } from 'aws-cdk-lib/aws-sns';
import { FailureTopicAlarms } from '../../../lib/monitoring/failure-topic-alarms';
import { alarmsOf, NOTIFY } from './alarms';

describe('FailureTopicAlarms', () => {
  test('tell that subscribers were not told', () => {
    const alarms = alarmsOf((stack) => {
      const topic = Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:failures');
      return new FailureTopicAlarms(stack, 'Alarms', { topic, actions: [NOTIFY] });
    });
    expect(alarms).toEqual({
      Undelivered: {
        Namespace: 'AWS/SNS',
        MetricName: 'NumberOfNotificationsFailed',
        Dimensions: [{ Name: 'TopicName', Value: 'failures' }],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        DatapointsToAlarm: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
        AlarmDescription:
          'Subscribers were not told of failed batches: see the dead-letter queues of the subscriptions, or read the stream from when they failed',
      },
    });
  });
});
