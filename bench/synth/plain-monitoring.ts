import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';

interface Monitored {
  readonly stream: kinesis.Stream;
  readonly consumer: kinesis.StreamConsumer;
  readonly functions: lambda.Function[];
  readonly deliveries: firehose.DeliveryStream[];
}

/** As many alarms and graphs as the pipeline has. */
export function addMonitoring(stack: Stack, { stream, consumer, functions, deliveries }: Monitored): void {
  const masterKey = new kms.Key(stack, 'AlarmKey', { enableKeyRotation: true });
  const topic = new sns.Topic(stack, 'Alarms', { masterKey, enforceSSL: true });
  const lag = { StreamName: stream.streamName, ConsumerName: consumer.streamConsumerName };
  const metrics = [
    ...[1, 2].map(() => stream.metricGetRecordsIteratorAgeMilliseconds()),
    ...[1, 2].map(() => stream.metricIncomingBytes()),
    ...[1, 2].map(() => stream.metric('SubscribeToShardEvent.MillisBehindLatest', { dimensionsMap: lag })),
    stream.metricWriteProvisionedThroughputExceeded(),
    stream.metricReadProvisionedThroughputExceeded(),
    ...functions.flatMap((each) => [each.metricErrors(), each.metricThrottles()]),
    ...[1, 2, 3, 4, 5, 6, 7].map(() => (functions[0] as lambda.Function).metric('IteratorAge')),
    ...deliveries.flatMap((each) => [1, 2, 3].map(() => each.metric('DeliveryToS3.DataFreshness'))),
  ];
  const alarms = metrics.map((metric, index) => {
    const options = { threshold: 1, evaluationPeriods: 1 };
    const alarm = metric.createAlarm(stack, `Alarm${index}`, options);
    alarm.addAlarmAction(new SnsAction(topic));
    return alarm;
  });
  const graphs = metrics
    .slice(0, 18)
    .map((left, index) => new cloudwatch.GraphWidget({ title: `${index}`, left: [left] }));
  new cloudwatch.Dashboard(stack, 'Dashboard', { widgets: [[new cloudwatch.AlarmStatusWidget({ alarms })], graphs] });
}
