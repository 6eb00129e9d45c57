import { Alarm, type IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { DashboardRow } from '../../../lib/monitoring/dashboard-row';
import { DeliveryDestination } from '../../../lib/monitoring/delivery-destination';
import { FreshnessStage } from '../../../lib/monitoring/freshness-stage';
import { PipelineHealth } from '../../../lib/monitoring/pipeline-health';
import { ShardAutoscaler } from '../../../lib/stream/autoscaling/shard-autoscaler';
import { ChannelDestination } from '../../../lib/stream/channel/channel-destination';
import { DeliveryChannel } from '../../../lib/stream/channel/delivery-channel';
import { DataStream } from '../../../lib/stream/data-stream';
import { StreamCapacity } from '../../../lib/stream/stream-capacity';
import { StreamGroup } from '../../../lib/stream/stream-group';
import { type Body, bodyOf, type Widget } from './dashboard-body';
import { deliveryStreamWithAll } from './delivery-streams';

function titlesOf({ widgets }: Body): (string | undefined)[] {
  return widgets.map(({ properties }) => properties.title);
}

function linesOf(widget: Widget | undefined): (readonly [number, string])[] {
  return widget?.properties.annotations?.horizontal?.map(({ value, label }) => [value, label] as const) ?? [];
}

/** What each line of a graph is called. */
function labelsOf(widget: Widget | undefined): unknown[] {
  const last = (row: unknown[]) => row.at(-1) as { readonly label?: string; readonly visible?: boolean };
  return (
    widget?.properties.metrics?.map(last).flatMap(({ label, visible }) => (visible === false ? [] : [label])) ?? []
  );
}

function deliveryStreamIn(stack: Stack): firehose.IDeliveryStream {
  const arn = 'arn:aws:firehose:eu-central-1:111111111111:deliverystream/lake';
  return firehose.DeliveryStream.fromDeliveryStreamArn(stack, 'Lake', arn);
}

function alarmsIn(stack: Stack, count: number): IAlarm[] {
  return Array.from({ length: count }, (_, i) => Alarm.fromAlarmName(stack, `Orders${i}`, `orders-${i}`));
}

describe('DashboardRow', () => {
  test('shows the state of alarms over the whole width', () => {
    const { widgets } = bodyOf((stack) => [DashboardRow.alarms(alarmsIn(stack, 100))]);
    expect(widgets).toMatchObject([{ type: 'alarm', width: 24, properties: { title: 'Alarms' } }]);
    expect(widgets[0]?.properties.alarms).toHaveLength(100);
  });

  test('refuses more alarms than a widget shows', () => {
    expect(() => DashboardRow.alarms(alarmsIn(new Stack(), 101))).toThrow(
      new Error('DashboardRow: alarms must be at most 100, got 101'),
    );
  });

  test('shows the health of a pipeline beside what it follows from', () => {
    const { widgets } = bodyOf((stack) => {
      const alarms = alarmsIn(stack, 2);
      return [DashboardRow.health(new PipelineHealth(stack, 'Health', { alarms }))];
    });
    expect(widgets).toMatchObject([
      { width: 4, properties: { title: 'Health', alarms: [expect.stringMatching(/^<Health/)] } },
      { width: 20, properties: { title: 'Alarms', alarms: [expect.any(String), expect.any(String)] } },
    ]);
  });

  test('shows how old records are where they arrive, beside the objective', () => {
    const { widgets } = bodyOf((stack) => {
      const stages = [FreshnessStage.delivery(deliveryStreamIn(stack))];
      return [DashboardRow.freshness({ title: 'Lake', stages, objective: Duration.minutes(30) })];
    });
    expect(widgets).toMatchObject([{ width: 24, properties: { title: 'Freshness: Lake' } }]);
    expect(labelsOf(widgets[0])).toEqual(['age on arrival']);
    expect(linesOf(widgets[0])).toEqual([[1_800, 'objective']]);
  });

  test('refuses to show a path of no stage', () => {
    expect(() => DashboardRow.freshness({ title: 'Lake', stages: [], objective: Duration.minutes(30) })).toThrow(
      new Error('DashboardRow: stages must be of 1 to 10 metrics altogether, got 0'),
    );
  });

  test('shows what a traffic window measured', () => {
    const body = bodyOf((stack) => [DashboardRow.traffic(new DataStream(stack, 'Stream').stream, 'Shop')]);
    expect(titlesOf(body)).toEqual(['Requests', 'Errors', 'Bytes sent']);
    expect(body.widgets[0]?.properties.metrics).toEqual([
      [
        'Shop',
        'Requests',
        'StreamName',
        expect.stringMatching(/^<Stream/),
        expect.objectContaining({ period: 60, stat: 'Sum' }),
      ],
    ]);
  });

  test('shows a stream with the age of what each kind of reader has yet to read, beside what is too old', () => {
    const body = bodyOf((stack) => {
      const dataStream = new DataStream(stack, 'Stream');
      return [DashboardRow.stream(dataStream, [dataStream.addConsumer('Metrics'), dataStream.addConsumer('Audit')])];
    });
    expect(titlesOf(body)).toEqual([
      'Stream: written per minute',
      'Stream: throttled',
      'Stream: age of what is unread',
    ]);
    expect(labelsOf(body.widgets[1])).toEqual(['of writes', 'of reads']);
    expect(labelsOf(body.widgets[2])).toEqual(['shared throughput', 'Metrics', 'Audit']);
    expect(linesOf(body.widgets[2])).toEqual([
      [151_200, 'a quarter of the retention period'],
      [302_400, 'half of the retention period'],
    ]);
  });

  test.each([
    ['with shards', StreamCapacity.provisioned(2), [125_829_120, 120_000]],
    ['with an autoscaler', StreamCapacity.autoScaled({ maxShards: 2 }), [125_829_120, 120_000]],
    ['on demand', StreamCapacity.onDemand(), []],
  ])('shows what a stream %s takes', (_, capacity, limits) => {
    const { widgets } = bodyOf((stack) => [DashboardRow.stream(new DataStream(stack, 'Stream', { capacity }))]);
    expect(linesOf(widgets[0])).toEqual(limits.map((limit) => [limit, 'what the shards take']));
  });

  test('shows how the shards follow the traffic, up to their maximum', () => {
    const body = bodyOf((stack) => {
      const { stream } = new DataStream(stack, 'Stream', { capacity: StreamCapacity.provisioned(1) });
      return [DashboardRow.autoscaler(new ShardAutoscaler(stack, 'Autoscaler', { stream, maxShards: 8 }))];
    });
    expect(titlesOf(body)).toEqual(['Autoscaler: shards', 'Autoscaler: changes left in 24 hours']);
    expect(labelsOf(body.widgets[0])).toEqual(['open', 'aimed at', 'missing']);
    expect(linesOf(body.widgets[0])).toEqual([[8, 'maximum']]);
  });

  test('shows the streams of a group beside one another', () => {
    const body = bodyOf((stack) => [DashboardRow.group(new StreamGroup(stack, 'Group', { streamCount: 2 }))]);
    expect(titlesOf(body)).toEqual([
      'Group: bytes per minute',
      'Group: records per minute',
      'Group: age of what is unread',
    ]);
    for (const widget of body.widgets) {
      expect(labelsOf(widget)).toEqual([expect.stringMatching(/^<Group/), expect.stringMatching(/^<Group/)]);
    }
  });

  test('shows how a channel delivers, and how soon it should', () => {
    const body = bodyOf((stack) => {
      const source = new DataStream(stack, 'Stream');
      const bucket = Bucket.fromBucketName(stack, 'Bucket', 'lake');
      const channel = new DeliveryChannel(stack, 'Channel', { source, destination: ChannelDestination.bucket(bucket) });
      return [DashboardRow.channel('Archive', channel)];
    });
    expect(titlesOf(body)).toEqual(['Archive: records', 'Archive: age of what is undelivered']);
    expect(labelsOf(body.widgets[0])).toEqual(['delivered', 'failed', 'dead letters']);
    expect(linesOf(body.widgets[1])).toEqual([[300, 'data freshness']]);
  });

  test('names the hottest shards, beside what a shard takes', () => {
    const body = bodyOf((stack) => [DashboardRow.shards(new DataStream(stack, 'Stream').stream)]);
    expect(titlesOf(body)).toEqual([
      'Hottest shards: bytes per minute',
      'Hottest shards: records per minute',
      'Hottest shard: bytes in the last minute',
    ]);
    expect(body.widgets.map(({ width }) => width)).toEqual([8, 8, 8]);
    expect(linesOf(body.widgets[0])).toEqual([[62_914_560, 'what a shard takes']]);
    expect(linesOf(body.widgets[1])).toEqual([[60_000, 'what a shard takes']]);
    expect(body.widgets[2]?.properties.metrics).toEqual([
      [
        {
          expression: expect.stringMatching(
            /^SELECT SUM\(IncomingBytes\) .* GROUP BY ShardId ORDER BY SUM\(\) DESC LIMIT 1$/,
          ),
          period: 60,
        },
      ],
    ]);
  });

  test('shows a processor and what it gave up on', () => {
    const body = bodyOf((stack) => {
      const handler = lambda.Function.fromFunctionArn(stack, 'Handler', 'arn:aws:lambda:::function:sessions');
      const eventSourceMapping = lambda.EventSourceMapping.fromEventSourceMappingId(stack, 'Mapping', 'a1b2');
      const source = new DataStream(stack, 'Stream', { retentionPeriod: Duration.hours(24) });
      return [DashboardRow.processor('Sessions', { handler, eventSourceMapping, source })];
    });
    expect(titlesOf(body)).toEqual([
      'Sessions: invocations',
      'Sessions: errors',
      'Sessions: age of records',
      'Sessions: given up',
    ]);
    expect(linesOf(body.widgets[2]).map(([seconds]) => seconds)).toEqual([21_600, 43_200]);
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
    [DeliveryDestination.SPLUNK, 'DeliveryToSplunk.Records', ['DeliveryToS3.Success', 'DeliveryToSplunk.Success']],
    [
      DeliveryDestination.ICEBERG,
      'DeliveryToIceberg.SuccessfulRowCount',
      ['DeliveryToS3.Success', 'DeliveryToIceberg.Success'],
    ],
  ])('shows a delivery to %s', (destination, delivered, success) => {
    const { widgets } = bodyOf((stack) => {
      const deliveryStream = deliveryStreamIn(stack);
      return [DashboardRow.delivery('Lake', { deliveryStream, destination, freshnessObjective: Duration.hours(1) })];
    });
    const namesOf = (widget: Widget | undefined) => widget?.properties.metrics?.map(([, name]) => name);
    expect(namesOf(widgets[0])).toEqual(['DataReadFromKinesisStream.Records', delivered]);
    expect(labelsOf(widgets[1])).toEqual(['in the data stream', 'in Firehose']);
    expect(linesOf(widgets[1])).toEqual([[3_600, 'objective, for both together']]);
    expect(namesOf(widgets[2])).toEqual(success);
  });

  test('shows what is put, where nothing is read', () => {
    const { widgets } = bodyOf((stack) => {
      const deliveryStream = deliveryStreamWithAll(stack);
      return [DashboardRow.delivery('Events', { deliveryStream, destination: DeliveryDestination.S3 })];
    });
    expect(labelsOf(widgets[0])).toEqual(['put', 'delivered']);
  });

  test('begins each axis at nothing and says what it counts', () => {
    const { widgets } = bodyOf((stack) => {
      const dataStream = new DataStream(stack, 'Stream');
      const delivery = { deliveryStream: deliveryStreamIn(stack), destination: DeliveryDestination.S3 };
      return [
        DashboardRow.stream(dataStream),
        DashboardRow.traffic(dataStream.stream, 'Shop'),
        DashboardRow.delivery('Lake', delivery),
      ];
    });
    for (const { properties } of widgets) {
      expect(properties.yAxis?.left).toMatchObject({ min: 0, label: expect.stringMatching(/^[A-Z]/) });
    }
  });
});
