import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib/core';
import { DeliveryAlarms, type DeliveryAlarmsProps, DeliveryDestination } from '../../../lib/monitoring/delivery-alarms';
import { alarmsOf, NOTIFY } from './alarms';

function deliveryAlarms(props: (stack: Stack) => Partial<DeliveryAlarmsProps>) {
  return alarmsOf((stack) => {
    const arn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
    const deliveryStream = firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', arn);
    const destination = DeliveryDestination.S3;
    return new DeliveryAlarms(stack, 'Alarms', { deliveryStream, destination, actions: [NOTIFY], ...props(stack) });
  });
}

describe('DeliveryAlarms', () => {
  const common = {
    Namespace: 'AWS/Firehose',
    Dimensions: [{ Name: 'DeliveryStreamName', Value: 'lake' }],
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
  };
  const ratio = {
    ...common,
    Statistic: 'Average',
    Period: 900,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'ignore',
  };
  const freshness = {
    ...common,
    MetricName: 'DeliveryToS3.DataFreshness',
    Statistic: 'Maximum',
    Period: 300,
    Threshold: 1_800,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'ignore',
    AlarmDescription:
      'Firehose holds records for longer than it should: it retries as long as the data stream retains them',
  };
  const writes = {
    ...ratio,
    MetricName: 'DeliveryToS3.Success',
    AlarmDescription: 'Writes to S3 fail: check the bucket, its key and the role of the delivery stream',
  };

  test('watch a delivery to S3: late, failing to write, failing to convert', () => {
    expect(deliveryAlarms(() => ({ destination: DeliveryDestination.S3 }))).toEqual({
      Freshness: freshness,
      Writes: writes,
      Conversion: {
        ...common,
        MetricName: 'FailedConversion.Records',
        Statistic: 'Sum',
        Period: 300,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmDescription: 'Records do not fit the table: they are below the error output prefix',
      },
    });
  });

  test('watch a delivery to Redshift: late, failing to write the intermediate objects, failing to copy them', () => {
    expect(deliveryAlarms(() => ({ destination: DeliveryDestination.REDSHIFT }))).toEqual({
      Freshness: freshness,
      Writes: writes,
      Copies: {
        ...ratio,
        MetricName: 'DeliveryToRedshift.Success',
        AlarmDescription:
          'COPY commands fail: what is not loaded within the retry duration stays in S3, listed in a manifest',
      },
    });
  });

  test.each([0, 60, 900])('with a buffering interval of %s s, a delivery is late 15 minutes after that', (seconds) => {
    const alarms = deliveryAlarms(() => ({ bufferingInterval: Duration.seconds(seconds) }));
    expect(alarms).toMatchObject({ Freshness: { Threshold: seconds + 900 } });
  });

  test('counts an unknown buffering interval as the longest', () => {
    const unknown = (stack: Stack) => new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber;
    const alarms = deliveryAlarms((stack) => ({ bufferingInterval: Duration.seconds(unknown(stack)) }));
    expect(alarms).toMatchObject({ Freshness: { Threshold: 1_800 } });
  });

  test('refuses a buffering interval that Firehose does not take', () => {
    expect(() => deliveryAlarms(() => ({ bufferingInterval: Duration.seconds(901) }))).toThrow(
      'Stack/Alarms: bufferingInterval must be a whole number of seconds from 0 to 900, got 901 seconds',
    );
  });
});
