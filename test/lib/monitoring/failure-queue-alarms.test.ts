import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { FailureQueueAlarms } from '../../../lib/monitoring/failure-queue-alarms';
import { alarmsOf, NOTIFY } from './alarms';

const QUEUE_ARN = 'arn:aws:sqs:eu-central-1:111111111111:failures';

const common = {
  Namespace: 'AWS/SQS',
  Dimensions: [{ Name: 'QueueName', Value: 'failures' }],
  Statistic: 'Maximum',
  Period: 300,
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
};
const age = {
  ...common,
  MetricName: 'ApproximateAgeOfOldestMessage',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'ignore',
};

function queueAlarms(retentionPeriod?: Duration) {
  return alarmsOf((stack) => {
    const queue = Queue.fromQueueArn(stack, 'Queue', QUEUE_ARN);
    return new FailureQueueAlarms(stack, 'Alarms', { queue, retentionPeriod, actions: [NOTIFY] });
  });
}

describe('FailureQueueAlarms', () => {
  test('tell that batches wait, and for which part of the time that their records have', () => {
    expect(queueAlarms(Duration.hours(168))).toEqual({
      Waiting: {
        ...common,
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmDescription: 'Failed batches wait in the queue: mend the cause, then process them again',
      },
      AgeQuarter: {
        ...age,
        Threshold: 42 * 3_600,
        AlarmDescription:
          'A failed batch has waited for a quarter of the retention period of the stream, which then loses its records',
      },
      AgeHalf: {
        ...age,
        Threshold: 84 * 3_600,
        AlarmDescription:
          'A failed batch has waited for half of the retention period of the stream, which then loses its records',
      },
    });
  });

  test('take the shortest retention period where nobody tells it', () => {
    expect(queueAlarms()).toMatchObject({ AgeQuarter: { Threshold: 6 * 3_600 }, AgeHalf: { Threshold: 12 * 3_600 } });
  });
});
