import { pipelineRole } from './pipeline-role';

const roleArn = { 'Fn::GetAtt': ['Role', 'Arn'] };
const address = { 'Fn::GetAtt': ['Workgroup', 'Workgroup.Endpoint.Address'] };

function inlineFunction(code: string) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: { Handler: 'index.handler', Runtime: 'nodejs22.x', Role: roleArn, Code: { ZipFile: code } },
  };
}

function trafficAlarm(AlarmName: string, Threshold: number) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName,
      Namespace: 'AWS/Kinesis',
      MetricName: 'IncomingRecords',
      Dimensions: [{ Name: 'StreamName', Value: { Ref: 'Stream' } }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    },
  };
}

const RECORDS = ['AWS/Kinesis', 'IncomingRecords', 'StreamName', '${Stream}'];

/** A graph with metric math and a limit, its last value as a number, the states of alarms, and a text. */
const WIDGETS = [
  {
    type: 'metric',
    width: 12,
    properties: {
      title: 'Records a minute',
      metrics: [
        [...RECORDS, { id: 'records', stat: 'Sum', period: 60, visible: false }],
        [{ expression: 'records * 10', label: 'tenfold', period: 60, color: '#123456' }],
      ],
      annotations: { horizontal: [{ value: 30, label: 'limit', color: '#ff0000' }] },
    },
  },
  {
    type: 'metric',
    x: 12,
    properties: { title: 'Now', view: 'singleValue', metrics: [[...RECORDS, { stat: 'Sum', period: 60 }]] },
  },
  { type: 'alarm', x: 18, properties: { title: 'State', alarms: ['${Traffic.Arn}'] } },
  { type: 'alarm', y: 8, properties: { title: 'States', alarms: ['${Flood.Arn}', '${Busy.Arn}'] } },
  { type: 'text', y: 6, width: 24, height: 2, properties: { markdown: '<b>no markup</b>' } },
];

/**
 * A function counts the records of a stream; Firehose reads it too, lets another function pass them on, and loads the
 * table `pages`. Two records set off the alarm.
 */
export const LIVE_PAGE_TEMPLATE = {
  Resources: {
    Role: pipelineRole(),
    Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } },
    Intermediate: { Type: 'AWS::S3::Bucket', Properties: {} },
    Transform: inlineFunction(
      "exports.handler = async ({ records }) => ({ records: records.map((it) => ({ ...it, result: 'Ok' })) });",
    ),
    Count: inlineFunction('exports.handler = async ({ Records }) => void Records.length;'),
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Stream', 'Arn'] },
        FunctionName: { Ref: 'Count' },
        StartingPosition: 'TRIM_HORIZON',
      },
    },
    Namespace: {
      Type: 'AWS::RedshiftServerless::Namespace',
      Properties: { NamespaceName: 'pages', DbName: 'pages', AdminUsername: 'chief', AdminUserPassword: 'Secret1234' },
    },
    Workgroup: {
      Type: 'AWS::RedshiftServerless::Workgroup',
      Properties: { WorkgroupName: 'pages', NamespaceName: { Ref: 'Namespace' }, PubliclyAccessible: true },
    },
    Delivery: {
      Type: 'AWS::KinesisFirehose::DeliveryStream',
      Properties: {
        DeliveryStreamName: 'pages',
        DeliveryStreamType: 'KinesisStreamAsSource',
        KinesisStreamSourceConfiguration: { KinesisStreamARN: { 'Fn::GetAtt': ['Stream', 'Arn'] }, RoleARN: roleArn },
        RedshiftDestinationConfiguration: {
          ClusterJDBCURL: { 'Fn::Sub': ['jdbc:redshift://${Address}:5439/pages', { Address: address }] },
          CopyCommand: { DataTableName: 'pages', CopyOptions: "FORMAT JSON 'auto'" },
          Username: 'chief',
          Password: 'Secret1234',
          RoleARN: roleArn,
          S3Configuration: {
            BucketARN: { 'Fn::GetAtt': ['Intermediate', 'Arn'] },
            RoleARN: roleArn,
            BufferingHints: { IntervalInSeconds: 120, SizeInMBs: 1 },
          },
          ProcessingConfiguration: {
            Enabled: true,
            Processors: [
              {
                Type: 'Lambda',
                Parameters: [
                  { ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': ['Transform', 'Arn'] } },
                  { ParameterName: 'BufferIntervalInSeconds', ParameterValue: '60' },
                ],
              },
            ],
          },
        },
      },
    },
    Traffic: trafficAlarm('traffic', 2),
    Flood: trafficAlarm('PagesFlood', 1_000_000),
    Busy: trafficAlarm('PagesBusy', 2),
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardName: 'pages',
        DashboardBody: { 'Fn::Sub': JSON.stringify({ widgets: WIDGETS }) },
      },
    },
  },
};
