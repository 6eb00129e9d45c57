import { App, CfnOutput, Stack, Tags } from 'aws-cdk-lib/core';
import { LogAnalyticsPipeline } from '../lib';

const app = new App();
const stack = new Stack(app, 'LogAnalytics', {
  description: 'Real-time analytics of web-server logs on Amazon Kinesis',
  // The data would outlive the stack, but nothing would take log lines any more.
  terminationProtection: true,
});
// Tags of a dashboard are newer than the schemas that some regions and linters know.
Tags.of(stack).add('Application', 'LogAnalytics', { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] });

const pipeline = new LogAnalyticsPipeline(stack, 'Pipeline');

const outputs: [id: string, description: string, value: string | undefined][] = [
  ['StreamName', 'Put log lines here', pipeline.dataStream.stream.streamName],
  ['LakeBucketName', 'Parquet objects', pipeline.lakeDelivery?.lake.bucket.bucketName],
  ['AthenaWorkGroupName', 'Saved queries over the lake', pipeline.lakeDelivery?.lake.workGroupName],
  ['WarehouseWorkgroupName', 'Where to query the warehouse', pipeline.warehouse?.workgroupName],
  ['DashboardName', 'How the pipeline does', pipeline.monitoring?.dashboard.dashboard.dashboardName],
  ['AlarmTopicArn', 'Subscribe to this to be told', pipeline.monitoring?.alarmTopic?.topic.topicArn],
];
for (const [id, description, value] of outputs) {
  if (value !== undefined) new CfnOutput(stack, id, { description, value });
}
