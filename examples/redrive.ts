import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  AlarmTopic,
  DataStream,
  FailureBucket,
  Redrive,
  RedriveMetric,
  RedriveSource,
  RedriveTarget,
  S3FailureDestination,
  StreamProcessor,
} from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'Redrive');
const source = new DataStream(stack, 'Orders');
const handler = new lambda.Function(stack, 'Handler', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline(`exports.handler = async ({ Records }) => {
    for (const { kinesis } of Records) JSON.parse(Buffer.from(kinesis.data, 'base64'));
  };`),
});

// What is no JSON comes to lie here by itself: batches are split until the record that fails is found.
const { bucket } = new FailureBucket(stack, 'Failures');
const onFailure = new S3FailureDestination(bucket);
new StreamProcessor(stack, 'Processor', { source, handler, onFailure, reportBatchItemFailures: false });

// Once the handler has been corrected, the next night brings back what failed: to it alone, not to other consumers.
const redrive = new Redrive(stack, 'Redrive', {
  source: RedriveSource.bucket(bucket),
  target: RedriveTarget.handler(handler),
  schedule: ScheduleExpression.cron({ hour: '3', minute: '0' }),
});
const age = redrive.metric(RedriveMetric.AGE_OF_OLDEST_BATCH);
const alarm = age.createAlarm(stack, 'FailuresForTwoDays', {
  threshold: Duration.days(2).toSeconds(),
  evaluationPeriods: 1,
});
alarm.addAlarmAction(new AlarmTopic(stack, 'AlarmTopic'));
