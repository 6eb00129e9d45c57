import type { RawResource, RawTemplate } from '../../../../lib/audit/raw-template';

/** What only the deployment tells. */
export const ELSEWHERE = { 'Fn::ImportValue': 'Elsewhere' };

/** Said where a template watches nothing of its pipeline. */
export const NO_ALARMS = {
  message: 'this template has no alarms on its pipeline: look for one in another stack',
  manual: true,
} as const;

type Properties = Readonly<Record<string, unknown>>;

export function template(Resources: Readonly<Record<string, RawResource>>): RawTemplate {
  return { Resources };
}

/** One or the other, by a condition that only the deployment decides. */
export function either(one: unknown, other: unknown) {
  return { 'Fn::If': ['Undecided', one, other] };
}

export const NO_VALUE = { Ref: 'AWS::NoValue' };

export function arnOf(logicalId: string) {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

export function stream(properties: Properties = {}): RawResource {
  return { Type: 'AWS::Kinesis::Stream', Properties: properties };
}

/** Of the stream `Stream` by the function `Handler`. */
export function mapping(properties: Properties = {}): RawResource {
  const ends = { EventSourceArn: arnOf('Stream'), FunctionName: { Ref: 'Handler' }, StartingPosition: 'TRIM_HORIZON' };
  return { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ...ends, ...properties } };
}

/** Of the stream `Stream`. */
export function pipe(KinesisStreamParameters: Properties = {}, properties: Properties = {}): RawResource {
  const parameters = { StartingPosition: 'TRIM_HORIZON', ...KinesisStreamParameters };
  return {
    Type: 'AWS::Pipes::Pipe',
    Properties: {
      Source: arnOf('Stream'),
      SourceParameters: { KinesisStreamParameters: parameters },
      ...properties,
    },
  };
}

export function handler(properties: Properties = {}): RawResource {
  return { Type: 'AWS::Lambda::Function', Properties: properties };
}

export function bucket(properties: Properties = {}): RawResource {
  return { Type: 'AWS::S3::Bucket', Properties: properties };
}

export function queue(properties: Properties = {}): RawResource {
  return { Type: 'AWS::SQS::Queue', Properties: properties };
}

export function deliveryStream(properties: Properties): RawResource {
  return { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: properties };
}

export function toS3(destination: Properties = {}, properties: Properties = {}): RawResource {
  return deliveryStream({ ...properties, ExtendedS3DestinationConfiguration: destination });
}

export function toRedshift(destination: Properties = {}): RawResource {
  return deliveryStream({ RedshiftDestinationConfiguration: destination });
}

/** Of the function `Handler`. */
export function lambdaProcessing(parameters: Properties = {}): Properties {
  const all = Object.entries({ LambdaArn: arnOf('Handler'), ...parameters });
  const Parameters = all.map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }));
  return { Enabled: true, Processors: [{ Type: 'Lambda', Parameters }] };
}

export function application(properties: Properties = {}): RawResource {
  return { Type: 'AWS::KinesisAnalyticsV2::Application', Properties: properties };
}

/** Of one metric, such as `AWS/Kinesis IncomingRecords`. */
export function alarm(metric: string, dimensions: Properties = {}, properties: Properties = {}): RawResource {
  return { Type: 'AWS::CloudWatch::Alarm', Properties: { ...metricOf(metric, dimensions), ...properties } };
}

/** Of an expression over metrics. */
export function mathAlarm(Expression: string, ...metrics: readonly Properties[]): RawResource {
  const stats = metrics.map((Metric, index) => ({ Id: `m${index}`, MetricStat: { Metric, Period: 60, Stat: 'Sum' } }));
  return { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: [{ Id: 'e', Expression }, ...stats] } };
}

export function metricOf(metric: string, dimensions: Properties): Properties {
  const [Namespace, MetricName] = metric.split(' ');
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Namespace, MetricName, ...(Dimensions.length > 0 && { Dimensions }) };
}
