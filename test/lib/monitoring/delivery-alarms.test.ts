import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib/core';
import { DeliveryAlarms, type DeliveryAlarmsProps } from '../../../lib/monitoring/delivery-alarms';
import { DeliveryDestination } from '../../../lib/monitoring/delivery-destination';
import { alarmsOf, math, NOTIFY, term } from './alarms';
import { deliveryStreamWithAll } from './delivery-streams';

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
  const byName = { DeliveryStreamName: 'lake' };
  const freshness = {
    ...math(
      'SUM([age0 / 1000, age1])',
      term('age0', ['AWS/Firehose', 'KinesisMillisBehindLatest'], byName, ['Maximum', 300]),
      term('age1', ['AWS/Firehose', 'DeliveryToS3.DataFreshness'], byName, ['Maximum', 300]),
    ),
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    Threshold: 1_800,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'ignore',
    AlarmActions: common.AlarmActions,
    AlarmDescription:
      'Records are delivered later than they should be: Firehose is behind in the data stream, or keeps retrying',
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

  test.each([
    [DeliveryDestination.HTTP_ENDPOINT, 'DeliveryToHttpEndpoint'],
    [DeliveryDestination.OPENSEARCH, 'DeliveryToAmazonOpenSearchService'],
    [DeliveryDestination.OPENSEARCH_SERVERLESS, 'DeliveryToAmazonOpenSearchServerless'],
    [DeliveryDestination.SPLUNK, 'DeliveryToSplunk'],
    [DeliveryDestination.SNOWFLAKE, 'DeliveryToSnowflake'],
  ])('watch a delivery to %s: late, refused, failing to write what is refused', (destination, prefix) => {
    expect(deliveryAlarms(() => ({ destination }))).toEqual({
      Freshness: {
        ...freshness,
        ...math(
          'SUM([age0 / 1000, age1])',
          term('age0', ['AWS/Firehose', 'KinesisMillisBehindLatest'], byName, ['Maximum', 300]),
          term('age1', ['AWS/Firehose', `${prefix}.DataFreshness`], byName, ['Maximum', 300]),
        ),
      },
      Deliveries: {
        ...ratio,
        MetricName: `${prefix}.Success`,
        AlarmDescription:
          'The destination refuses records: what it does not take within the retry duration goes to the backup',
      },
      Writes: writes,
    });
  });

  test('watch a delivery to Apache Iceberg for rows that do not fit, too', () => {
    const alarms = deliveryAlarms(() => ({ destination: DeliveryDestination.ICEBERG }));
    expect(Object.keys(alarms)).toEqual(['Freshness', 'Deliveries', 'FailedRows', 'Writes']);
    expect(alarms).toMatchObject({
      Deliveries: { MetricName: 'DeliveryToIceberg.Success' },
      FailedRows: {
        MetricName: 'DeliveryToIceberg.FailedRowCount',
        Statistic: 'Sum',
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmDescription: 'Rows do not fit their table: they are below the error output prefix',
      },
    });
  });

  test('watch what a delivery stream has besides: producers, a key, partitions and a backup', () => {
    const alarms = deliveryAlarms((stack) => ({ deliveryStream: deliveryStreamWithAll(stack) }));
    const events = { Threshold: 0, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching' };
    const putTo = { DeliveryStreamName: { Ref: expect.stringMatching(/^PutTo/) } };
    const failures = (id: string, name: string) => term(id, ['AWS/Firehose', name], putTo, ['Sum', 300]);
    expect(Object.keys(alarms)).toEqual([
      'Freshness',
      'ThrottledRecords',
      'Key',
      'Conversion',
      'Writes',
      'Partitions',
      'Backup',
    ]);
    expect(alarms).toMatchObject({
      ThrottledRecords: {
        ...events,
        MetricName: 'ThrottledRecords',
        Statistic: 'Sum',
        AlarmDescription:
          'Producers put more than the delivery stream takes: it refuses records, which they must put again',
      },
      Key: {
        ...events,
        ...math(
          'SUM([failures0, failures1, failures2, failures3])',
          failures('failures0', 'KMSKeyAccessDenied'),
          failures('failures1', 'KMSKeyDisabled'),
          failures('failures2', 'KMSKeyInvalidState'),
          failures('failures3', 'KMSKeyNotFound'),
        ),
        AlarmDescription:
          'Firehose cannot use the key that encrypts what is put: check its policy, and that it is enabled',
      },
      Partitions: {
        ...events,
        MetricName: 'PartitionCountExceeded',
        Statistic: 'Maximum',
        AlarmDescription:
          'Records have more partitions than Firehose keeps open: the rest is below the error output prefix',
      },
      Backup: {
        MetricName: 'BackupToS3.Success',
        Statistic: 'Average',
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'ignore',
        AlarmDescription:
          'Records cannot be backed up: check the backup bucket, its key and the role of the delivery stream',
      },
    });
  });

  test('tell when Firehose no longer reads what is written to its source', () => {
    const { Stopped } = deliveryAlarms((stack) => ({
      source: kinesis.Stream.fromStreamArn(stack, 'Source', 'arn:aws:kinesis:::stream/access-logs'),
    }));
    expect(Stopped).toEqual({
      ...math(
        'IF(SUM([activity, 0 * written]) == 0, written, 0)',
        term('activity', ['AWS/Firehose', 'DataReadFromKinesisStream.Records'], byName, ['Sum', 300]),
        term('written', ['AWS/Kinesis', 'IncomingRecords'], { StreamName: 'access-logs' }, ['Sum', 300]),
      ),
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: common.AlarmActions,
      AlarmDescription: 'Firehose read nothing for a quarter of an hour while records were written',
    });
  });

  test.each([
    [Duration.minutes(1), 60],
    [Duration.hours(1), 3_600],
    [Duration.days(365), 31_536_000],
  ])('take a freshness objective of %s', (freshnessObjective, seconds) => {
    expect(deliveryAlarms(() => ({ freshnessObjective }))).toMatchObject({ Freshness: { Threshold: seconds } });
  });

  test('take a freshness objective that is known at deployment', () => {
    const { Freshness } = deliveryAlarms((stack) => ({
      freshnessObjective: Duration.seconds(new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber),
    }));
    expect(Freshness).toMatchObject({ Threshold: { Ref: 'Seconds' } });
  });

  test.each([
    [Duration.seconds(59), '59 seconds'],
    [Duration.days(366), '366 days'],
  ])('refuse a freshness objective of %s', (freshnessObjective, got) => {
    expect(() => deliveryAlarms(() => ({ freshnessObjective }))).toThrow(
      new Error(`Stack/Alarms: freshnessObjective must be a whole number of minutes from 1 to 525600, got ${got}`),
    );
  });
});
