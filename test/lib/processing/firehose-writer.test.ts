import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import { FirehoseWriter } from '../../../lib/processing/firehose-writer';
import { FirehoseWriterFormat } from '../../../lib/processing/firehose-writer-format';
import { FirehoseWriterMetric } from '../../../lib/processing/firehose-writer-metric';
import type { FirehoseWriterProps } from '../../../lib/processing/firehose-writer-props';
import { RecordFilter } from '../../../lib/processing/record-filter';
import { StartingPosition } from '../../../lib/processing/starting-position';
import { DataStream } from '../../../lib/stream/data-stream';
import { withAndWithoutFlags } from '../private/feature-flags';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const ALARM = 'AWS::CloudWatch::Alarm';
const FUNCTION = 'AWS::Lambda::Function';

function fixture(props: Partial<FirehoseWriterProps> = {}) {
  const stack = new Stack(new App(), 'Stack');
  const stream = new DataStream(stack, 'Stream');
  const deliveryStream = firehose.DeliveryStream.fromDeliveryStreamArn(
    stack,
    'Delivery',
    'arn:aws:firehose:eu-central-1:111111111111:deliverystream/rows',
  );
  const writer = new FirehoseWriter(stack, 'Writer', { source: stream, deliveryStream, ...props });
  return { stack, stream, deliveryStream, writer, template: Template.fromStack(stack) };
}

function statementsOf(template: Template): object[] {
  const policies = template.findResources('AWS::IAM::ManagedPolicy', {
    Properties: { Roles: [{ Ref: Match.stringLikeRegexp('Handler') }] },
  });
  return Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

describe('FirehoseWriter', () => {
  test('has production defaults', () => {
    expect(fixture().template.toJSON().Resources).toMatchSnapshot();
  });

  test('gives no batch up before the stream is about to expire it, and splits none', () => {
    fixture().template.hasResourceProperties(MAPPING, {
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 601_200,
      BisectBatchOnFunctionError: false,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('holds records back when delivery is late, or fails', () => {
    const { stack, writer, template } = fixture();
    const dimensions = [{ Name: 'DeliveryStreamName', Value: 'rows' }];
    template.hasResourceProperties(ALARM, {
      MetricName: 'DeliveryToS3.DataFreshness',
      Dimensions: dimensions,
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 3_600,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
    });
    template.hasResourceProperties(ALARM, {
      MetricName: 'DeliveryToS3.Success',
      Dimensions: dimensions,
      Statistic: 'Maximum',
      Period: 300,
      EvaluationPeriods: 3,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'notBreaching',
    });
    const names = writer.alarms.map(({ alarmName }) => stack.resolve(alarmName));
    template.hasResourceProperties(FUNCTION, {
      Environment: { Variables: { BEHIND_ALARM_NAME: names[0], FAILING_ALARM_NAME: names[1] } },
    });
  });

  test('watches the metrics of another destination', () => {
    const { template } = fixture({ destinationMetrics: 'DeliveryToSplunk', maxDataFreshness: Duration.hours(12) });
    template.hasResourceProperties(ALARM, { MetricName: 'DeliveryToSplunk.DataFreshness', Threshold: 43_200 });
    template.hasResourceProperties(ALARM, { MetricName: 'DeliveryToSplunk.Success' });
  });

  test('tells of either alarm', () => {
    const stack = new Stack();
    const action = new SnsAction(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:ops'));
    fixture({ alarmActions: [action] }).template.allResourcesProperties(ALARM, {
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:ops'],
    });
  });

  test('lets the function do what it does, and no more', () => {
    const { stack, writer, template } = fixture();
    const bucketArn = stack.resolve(writer.failureBucket.bucketArn);
    expect(statementsOf(template)).toEqual([
      expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
      {
        Effect: 'Allow',
        Action: 'firehose:PutRecordBatch',
        Resource: 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/rows',
      },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:DescribeAlarms',
        Resource: writer.alarms.map(({ alarmArn }) => stack.resolve(alarmArn)),
      },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:PutMetricData',
        Resource: '*',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'KinesisPipelines' } },
      },
      expect.objectContaining({ Action: expect.arrayContaining(['kinesis:GetRecords']) }),
      expect.objectContaining({ Action: 'kms:Decrypt' }),
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArn },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [bucketArn, '/*']] } },
      expect.objectContaining({ Action: 'kms:GenerateDataKey' }),
    ]);
  });

  test('keeps what cannot be delivered in the bucket it is given', () => {
    const stack = new Stack();
    const bucket = Bucket.fromBucketName(stack, 'Bucket', 'failures');
    const { writer, template } = fixture({ failureBucket: bucket });
    expect(writer.failureBucket).toBe(bucket);
    expect(writer.processor.failureBucket).toBe(bucket);
    template.hasResourceProperties(FUNCTION, { Environment: { Variables: { FAILURE_BUCKET: 'failures' } } });
    template.resourceCountIs('AWS::S3::Bucket', 0);
  });

  test.each([
    [undefined, 'lines'],
    [FirehoseWriterFormat.LOG_ROWS, 'log-rows'],
    [FirehoseWriterFormat.RECORDS, 'records'],
  ])('tells the function the format %s', (format, FORMAT) => {
    fixture({ format }).template.hasResourceProperties(FUNCTION, { Environment: { Variables: { FORMAT } } });
  });

  test('hands on how the stream is read', () => {
    const { template } = fixture({
      startingPosition: StartingPosition.latest(),
      filter: RecordFilter.ofData([{ level: ['ERROR'] }]),
      parallelizationFactor: 4,
    });
    template.hasResourceProperties(MAPPING, {
      StartingPosition: 'LATEST',
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"level":["ERROR"]}}' }] },
      ParallelizationFactor: 4,
    });
  });

  test('has a metric of what it did not simply put', () => {
    const { stack, writer } = fixture({ metricNamespace: 'Web' });
    const metric = writer.metric(FirehoseWriterMetric.REFUSED_RECORDS, { period: Duration.minutes(1) });
    expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'Web',
      metricName: 'RefusedRecords',
      statistic: 'Sum',
      dimensions: [
        { name: 'DeliveryStreamName', value: 'rows' },
        { name: 'StreamName', value: { Ref: expect.any(String) } },
      ],
    });
  });

  test.each([
    [
      { maxDataFreshness: Duration.minutes(29) },
      'Stack/Writer: maxDataFreshness must be a whole number of minutes from 30 to 720, got 29 minutes',
    ],
    [
      { maxDataFreshness: Duration.minutes(721) },
      'Stack/Writer: maxDataFreshness must be a whole number of minutes from 30 to 720, got 721 minutes',
    ],
    [
      { destinationMetrics: 'S3' },
      'Stack/Writer: destinationMetrics must be DeliveryTo and the name of a destination, got "S3"',
    ],
    [
      { metricNamespace: 'AWS/Firehose' },
      'Stack/Writer: metricNamespace must be 1 to 255 letters, digits and ._-/#:, not beginning with AWS/, got "AWS/Firehose"',
    ],
    [
      { alarmActions: Array.from({ length: 6 }, () => ({ bind: () => ({ alarmActionArn: 'arn' }) })) },
      'Stack/Writer: alarmActions must be at most 5, got 6',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => fixture(props)).toThrow(new Error(message));
  });

  test('refuses a stream of records that Lambda does not take', () => {
    const large = (kibibytes: number) =>
      new DataStream(new Stack(), 'Large', { maxRecordSize: Size.kibibytes(kibibytes) });
    expect(() => fixture({ source: large(4_500) })).not.toThrow(/records of at most/);
    const source = large(4_501);
    expect(() => fixture({ source })).toThrow(
      new Error('Stack/Writer: source must be a stream of records of at most 4500 KiB, got up to 4501 KiB'),
    );
  });

  test('refuses a delivery stream that reads a data stream', () => {
    const stack = new Stack();
    const deliveryStream = new firehose.DeliveryStream(stack, 'Delivery', {
      source: new firehose.KinesisStreamSource(new DataStream(stack, 'Stream').stream),
      destination: new firehose.S3Bucket(new Bucket(stack, 'Bucket')),
    });
    expect(() => fixture({ deliveryStream })).toThrow(
      new Error('Stack/Writer: deliveryStream must be one for Direct PUT, got one of type KinesisStreamAsSource'),
    );
  });

  test('takes a delivery stream of its own app', () => {
    const stack = new Stack();
    const deliveryStream = new firehose.DeliveryStream(stack, 'Delivery', {
      destination: new firehose.S3Bucket(new Bucket(stack, 'Bucket')),
    });
    const source = new DataStream(stack, 'Stream');
    expect(new FirehoseWriter(stack, 'Writer', { source, deliveryStream }).alarms).toHaveLength(2);
  });

  test('depends on no feature flag, and comes out the same each time', () => {
    const build = (stack: Stack) => {
      const source = new DataStream(stack, 'Stream').addConsumer('Writer');
      const deliveryStream = firehose.DeliveryStream.fromDeliveryStreamName(stack, 'Delivery', 'rows');
      new FirehoseWriter(stack, 'Writer', { source, deliveryStream });
    };
    const [bare, recommended] = withAndWithoutFlags(build);
    expect(recommended).toEqual(bare);
    expect(JSON.stringify(withAndWithoutFlags(build))).toBe(JSON.stringify([bare, recommended]));
  });
});
