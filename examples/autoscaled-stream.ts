import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import {
  AlarmTopic,
  AutoscalerAlarms,
  DataStream,
  ShardAutoscaler,
  StreamAlarms,
  StreamCapacity,
} from 'cdk-kinesis-pipelines';

const env = { account: '111111111111', region: 'eu-central-1' };
const stack = new Stack(new App(), 'AutoscaledStream', { env });
const actions = [new AlarmTopic(stack, 'AlarmTopic')];

// Two shards at night, by day as many as it takes; deployments that change the stream leave its shards alone.
const capacity = StreamCapacity.autoScaled({ minShards: 2, maxShards: 64 });
const clicks = new DataStream(stack, 'Clicks', { capacity });
new StreamAlarms(stack, 'ClicksAlarms', { dataStream: clicks, actions });

// A stream that exists already is scaled as well. Its sale is known beforehand, so the shards are there before the orders.
const orders = kinesis.Stream.fromStreamArn(
  stack,
  'Orders',
  `arn:aws:kinesis:${env.region}:${env.account}:stream/orders`,
);
const autoscaler = new ShardAutoscaler(stack, 'Autoscaler', { stream: orders, maxShards: 40 });
autoscaler.schedulePeak('Sale', {
  schedule: ScheduleExpression.cron({ weekDay: 'FRI', hour: '17', minute: '30', timeZone: TimeZone.EUROPE_PARIS }),
  duration: Duration.hours(4),
  minShards: 32,
});
new AutoscalerAlarms(stack, 'AutoscalerAlarms', { autoscaler, actions });
