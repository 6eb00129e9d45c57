import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DashboardRow } from '../../../lib/monitoring/dashboard-row';
import { DeliveryDestination } from '../../../lib/monitoring/delivery-alarms';
import { PipelineDashboard } from '../../../lib/monitoring/pipeline-dashboard';
import { DataStream } from '../../../lib/stream/data-stream';

interface Widget {
  readonly type: string;
  readonly y: number;
  readonly width: number;
  readonly properties: { readonly title?: string; readonly metrics?: unknown[][]; readonly alarms?: string[] };
}

interface Body {
  readonly start: string;
  readonly widgets: Widget[];
}

/** The body as CloudWatch gets it, with `<LogicalId>` for each reference. */
function bodyOf(rows: (stack: Stack) => DashboardRow[], defaultInterval?: Duration): Body {
  const stack = new Stack(new App(), 'Stack');
  new PipelineDashboard(stack, 'Dashboard', { rows: rows(stack), defaultInterval });
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const body = dashboard?.Properties.DashboardBody;
  const parts: (string | Record<string, unknown>)[] = typeof body === 'string' ? [body] : body['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${nameIn(part)}>`)).join(''));
}

function nameIn(reference: Record<string, unknown>): string {
  return [Object.values(reference)[0]].flat()[0] as string;
}

function titlesOf({ widgets }: Body): (string | undefined)[] {
  return widgets.map(({ properties }) => properties.title);
}

function deliveryStreamIn(stack: Stack): firehose.IDeliveryStream {
  const arn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
  return firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', arn);
}

describe('PipelineDashboard', () => {
  test('shows the last three hours by default', () => {
    expect(bodyOf(() => []).start).toBe('-PT3H');
  });

  test('shows another time span on request', () => {
    expect(bodyOf(() => [], Duration.days(1)).start).toBe('-P1D');
  });

  test('puts rows below one another', () => {
    const text = new TextWidget({ markdown: 'Runbook', width: 24, height: 2 });
    const { widgets } = bodyOf((stack) => [
      DashboardRow.of(text),
      DashboardRow.stream(new DataStream(stack, 'Stream').stream),
    ]);
    expect(widgets.map(({ type, y }) => [type, y])).toEqual([['text', 0], ...Array(4).fill(['metric', 2])]);
  });
});

describe('DashboardRow', () => {
  test('refuses more alarms than a widget shows', () => {
    const stack = new Stack(new App(), 'Stack');
    const alarm = Alarm.fromAlarmName(stack, 'Orders', 'orders');
    expect(() => DashboardRow.alarms(Array.from({ length: 101 }, () => alarm))).toThrow(
      new Error('DashboardRow: alarms must be at most 100, got 101'),
    );
  });

  test('shows the state of alarms over the whole width', () => {
    const { widgets } = bodyOf((stack) => {
      const metric = new Metric({ namespace: 'Shop', metricName: 'Orders' });
      return [DashboardRow.alarms([metric.createAlarm(stack, 'Orders', { threshold: 1, evaluationPeriods: 1 })])];
    });
    expect(widgets).toEqual([
      expect.objectContaining({
        type: 'alarm',
        width: 24,
        properties: { title: 'Alarms', alarms: [expect.stringMatching(/^<Orders/)] },
      }),
    ]);
  });

  test('shows what a traffic window measured', () => {
    const body = bodyOf((stack) => [DashboardRow.traffic(new DataStream(stack, 'Stream').stream, 'Shop')]);
    expect(titlesOf(body)).toEqual(['Requests', 'Errors', 'Bytes sent']);
    expect(body.widgets[0]?.properties.metrics).toEqual([
      ['Shop', 'Requests', 'StreamName', expect.stringMatching(/^<Stream/), { period: 60, stat: 'Sum' }],
    ]);
  });

  test('shows a stream with the age of what each kind of reader has yet to read', () => {
    const body = bodyOf((stack) => {
      const dataStream = new DataStream(stack, 'Stream');
      return [
        DashboardRow.stream(dataStream.stream, [dataStream.addConsumer('Consumer', { consumerName: 'metrics' })]),
      ];
    });
    expect(titlesOf(body)).toEqual([
      'Stream: in',
      'Stream: bytes by shard',
      'Stream: throttled',
      'Stream: age of what is unread',
    ]);
    expect(body.widgets[3]?.properties.metrics?.map(([, name]) => name)).toEqual([
      'GetRecords.IteratorAgeMilliseconds',
      'SubscribeToShardEvent.MillisBehindLatest',
    ]);
  });

  test('shows a processor and what it gave up on', () => {
    const body = bodyOf((stack) => {
      const handler = lambda.Function.fromFunctionArn(stack, 'Handler', 'arn:aws:lambda:::function:sessions');
      const mapping = lambda.EventSourceMapping.fromEventSourceMappingId(stack, 'Mapping', 'a1b2');
      return [DashboardRow.processor('Sessions', handler, mapping)];
    });
    expect(titlesOf(body)).toEqual([
      'Sessions: invocations',
      'Sessions: errors',
      'Sessions: age of records',
      'Sessions: given up',
    ]);
    expect(body.widgets[3]?.properties.metrics?.map(([, name, dimension]) => [name, dimension])).toEqual([
      ['OnFailureDestinationDeliveredEventCount', 'EventSourceMappingUUID'],
      ['DroppedEventCount', 'EventSourceMappingUUID'],
    ]);
  });

  test.each([
    [DeliveryDestination.S3, 'DeliveryToS3.Records', ['DeliveryToS3.Success']],
    [
      DeliveryDestination.REDSHIFT,
      'DeliveryToRedshift.Records',
      ['DeliveryToS3.Success', 'DeliveryToRedshift.Success'],
    ],
  ])('shows a delivery to %s', (destination, delivered, success) => {
    const body = bodyOf((stack) => [DashboardRow.delivery('Lake', deliveryStreamIn(stack), destination)]);
    const names = body.widgets.map(({ properties }) => properties.metrics?.map(([, name]) => name));
    expect(names).toEqual([['DataReadFromKinesisStream.Records', delivered], ['DeliveryToS3.DataFreshness'], success]);
  });
});
