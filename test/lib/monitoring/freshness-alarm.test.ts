import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, type Stack } from 'aws-cdk-lib/core';
import { FreshnessAlarm, type FreshnessAlarmProps } from '../../../lib/monitoring/freshness-alarm';
import { FreshnessStage } from '../../../lib/monitoring/freshness-stage';
import { ChannelDestination } from '../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../lib/stream/channel/delivery-channel';
import { DataStream } from '../../../lib/stream/data-stream';
import { alarmsOf, math, NOTIFY, term } from './alarms';

const stage = FreshnessStage.seconds(new Metric({ namespace: 'Shop', metricName: 'Age', statistic: 'Maximum' }));

function freshnessAlarm(stages: (stack: Stack) => FreshnessStage[], props: Partial<FreshnessAlarmProps> = {}) {
  const { Late } = alarmsOf((stack) => {
    const objective = Duration.minutes(20);
    const freshness = { stages: stages(stack), objective, actions: [NOTIFY], ...props };
    const { alarm } = new FreshnessAlarm(stack, 'Freshness', freshness);
    return Object.assign(alarm.node.scope as FreshnessAlarm, { alarms: [alarm] });
  });
  return Late;
}

describe('FreshnessAlarm', () => {
  test('adds up the ages of all stages in seconds, whatever each is measured in', () => {
    const alarm = freshnessAlarm((stack) => {
      const dataStream = new DataStream(stack, 'Stream');
      const handlerArn = 'arn:aws:lambda:eu-central-1:111111111111:function:sessions';
      const deliveryArn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
      return [
        FreshnessStage.sharedReaders(dataStream),
        FreshnessStage.consumer(dataStream.addConsumer('Consumer', { consumerName: 'metrics' })),
        FreshnessStage.processor(lambda.Function.fromFunctionArn(stack, 'Handler', handlerArn)),
        FreshnessStage.delivery(firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', deliveryArn)),
        stage,
      ];
    });
    const StreamName = { Ref: expect.stringMatching(/^Stream/) };
    const longest = ['Maximum', 300] as const;
    expect(alarm).toEqual({
      ...math(
        'SUM([age0 / 1000, age1 / 1000, age2 / 1000, age3 / 1000, age4, age5])',
        term('age0', ['AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds'], { StreamName }, longest),
        term(
          'age1',
          ['AWS/Kinesis', 'SubscribeToShardEvent.MillisBehindLatest'],
          { ConsumerName: 'metrics', StreamName },
          longest,
        ),
        term('age2', ['AWS/Lambda', 'IteratorAge'], { FunctionName: 'sessions' }, longest),
        term('age3', ['AWS/Firehose', 'KinesisMillisBehindLatest'], { DeliveryStreamName: 'lake' }, longest),
        term('age4', ['AWS/Firehose', 'DeliveryToS3.DataFreshness'], { DeliveryStreamName: 'lake' }, longest),
        { ...term('age5', ['Shop', 'Age'], {}, longest), MetricStat: expect.objectContaining({ Stat: 'Maximum' }) },
      ),
      Threshold: 1_200,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      TreatMissingData: 'ignore',
      AlarmActions: ['arn:aws:sns:eu-central-1:111111111111:alarms'],
      AlarmDescription: 'Records arrive later than they should: the ages of the stages tell where they wait',
    });
  });

  test('counts the age in a delivery channel, which is in seconds', () => {
    const alarm = freshnessAlarm((stack) => {
      const source = new DataStream(stack, 'Stream');
      const destination = ChannelDestination.bucket(Bucket.fromBucketName(stack, 'Bucket', 'archive'));
      return [FreshnessStage.channel(new DeliveryChannel(stack, 'Channel', { source, destination }))];
    });
    expect(alarm).toMatchObject(math('SUM([age0])', expect.objectContaining({ Id: 'age0' })));
  });

  test.each([1, 10])('takes stages of %s metrics', (count) => {
    expect(freshnessAlarm(() => Array(count).fill(stage))).toMatchObject({ Threshold: 1_200 });
  });

  test.each([0, 11])('refuses stages of %s metrics', (count) => {
    expect(() => freshnessAlarm(() => Array(count).fill(stage))).toThrow(
      new Error(`Stack/Freshness: stages must be of 1 to 10 metrics altogether, got ${count}`),
    );
  });

  test('refuses an objective shorter than the metrics tell', () => {
    expect(() => freshnessAlarm(() => [stage], { objective: Duration.seconds(30) })).toThrow(
      new Error('Stack/Freshness: objective must be a whole number of minutes from 1 to 525600, got 30 seconds'),
    );
  });

  test('refuses more actions than CloudWatch takes', () => {
    expect(() => freshnessAlarm(() => [stage], { actions: Array(6).fill(NOTIFY) })).toThrow(
      new Error('Stack/Freshness: actions must be at most 5, got 6'),
    );
  });
});
