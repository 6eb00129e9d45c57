import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { FailureBucketAlarms } from '../../../lib/monitoring/failure-bucket-alarms';
import { alarmsOf, NOTIFY } from './alarms';

const DAY_SECONDS = 86_400;

const common = {
  Namespace: 'KinesisPipelines',
  Dimensions: [{ Name: 'FailureDestination', Value: 'failures' }],
  Statistic: 'Maximum',
  Period: 300,
  EvaluationPeriods: 1,
  DatapointsToAlarm: 1,
  AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
};
const age = {
  ...common,
  MetricName: 'AgeOfOldestBatch',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'ignore',
};

function measured(metricName: string): Metric {
  const dimensionsMap = { FailureDestination: 'failures' };
  return new Metric({ namespace: 'KinesisPipelines', metricName, dimensionsMap, statistic: 'Maximum' });
}

function bucketAlarms(expiration?: Duration) {
  return alarmsOf(
    (stack) =>
      new FailureBucketAlarms(stack, 'Alarms', {
        batchesWaiting: measured('BatchesWaiting'),
        ageOfOldestBatch: measured('AgeOfOldestBatch'),
        expiration,
        actions: [NOTIFY],
      }),
  );
}

describe('FailureBucketAlarms', () => {
  test('tell that batches wait, and for which part of the time that the bucket keeps them', () => {
    expect(bucketAlarms(Duration.days(8))).toEqual({
      Waiting: {
        ...common,
        MetricName: 'BatchesWaiting',
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmDescription: 'Failed batches wait in the bucket: mend the cause, then redrive them',
      },
      AgeQuarter: {
        ...age,
        Threshold: 2 * DAY_SECONDS,
        AlarmDescription:
          'A failed batch has waited for a quarter of the retention period of the bucket, which then deletes it',
      },
      AgeHalf: {
        ...age,
        Threshold: 4 * DAY_SECONDS,
        AlarmDescription:
          'A failed batch has waited for half of the retention period of the bucket, which then deletes it',
      },
    });
  });

  test('take a bucket for one that keeps batches as long as a FailureBucket does', () => {
    const halfOf90Days = 45 * DAY_SECONDS;
    expect(bucketAlarms()).toMatchObject({ AgeHalf: { Threshold: halfOf90Days } });
  });

  test('refuse a time for which no bucket keeps anything', () => {
    expect(() => bucketAlarms(Duration.hours(12))).toThrow(
      new Error('Stack/Alarms: expiration must be a whole number of days from 1 to 36500, got 12 hours'),
    );
  });
});
