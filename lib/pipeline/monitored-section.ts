import type { IAlarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ConsumerAlarms } from '../monitoring/consumer-alarms';
import { DashboardRow } from '../monitoring/dashboard-row';
import { DeliveryAlarms, type DeliveryDestination } from '../monitoring/delivery-alarms';
import { FunctionAlarms } from '../monitoring/function-alarms';
import { HotShardAlarms } from '../monitoring/hot-shard-alarms';
import { ProcessorAlarms } from '../monitoring/processor-alarms';
import { StreamAlarms } from '../monitoring/stream-alarms';
import { TrafficAlarms } from '../monitoring/traffic-alarms';
import type { StreamProcessor } from '../processing/stream-processor';
import type { TrafficWindow } from '../processing/traffic-window';
import type { IDataStream } from '../stream/data-stream-interface';
import { EnhancedFanOutConsumer } from '../stream/enhanced-fan-out-consumer';

/** The alarms and the dashboard rows of one part of a pipeline. */
export interface MonitoredSection {
  readonly alarms: IAlarm[];
  readonly rows: DashboardRow[];
}

/** Makes the sections of one monitoring construct. */
export class SectionFactory {
  constructor(
    private readonly scope: Construct,
    private readonly actions: IAlarmAction[],
  ) {}

  public traffic(
    { metricNamespace, processor }: TrafficWindow,
    rates: { readonly serverErrorRate?: number; readonly malformedRate?: number },
  ): MonitoredSection {
    const { stream } = processor.source;
    const { serverErrorRate, malformedRate } = rates;
    const { alarms } = new TrafficAlarms(this.scope, 'Traffic', {
      stream,
      metricNamespace,
      serverErrorRate,
      malformedRate,
      actions: this.actions,
    });
    return { alarms, rows: [DashboardRow.traffic(stream, metricNamespace)] };
  }

  public stream(
    dataStream: IDataStream,
    processor: StreamProcessor | undefined,
    utilization: number | undefined,
  ): MonitoredSection {
    const { scope, actions } = this;
    const { stream } = dataStream;
    const consumers = processor?.source instanceof EnhancedFanOutConsumer ? [processor.source] : [];
    const watched = [
      new StreamAlarms(scope, 'Stream', { dataStream, actions }),
      new HotShardAlarms(scope, 'HotShard', { stream, utilization, actions }),
      ...consumers.map((consumer) => new ConsumerAlarms(scope, 'Consumer', { consumer, actions })),
    ];
    return { alarms: watched.flatMap(({ alarms }) => alarms), rows: [DashboardRow.stream(stream, consumers)] };
  }

  public processor({ handler, eventSourceMapping, source }: StreamProcessor): MonitoredSection {
    const { alarms } = new ProcessorAlarms(this.scope, 'Processor', {
      handler,
      eventSourceMapping,
      retentionPeriod: source.retentionPeriod,
      actions: this.actions,
    });
    return { alarms, rows: [DashboardRow.processor('Processor', handler, eventSourceMapping)] };
  }

  public transform(handler: IFunction): MonitoredSection {
    const { alarms } = new FunctionAlarms(this.scope, 'Transform', { handler, actions: this.actions });
    return { alarms, rows: [] };
  }

  public delivery(title: string, deliveryStream: IDeliveryStream, destination: DeliveryDestination): MonitoredSection {
    const { scope, actions } = this;
    const { alarms } = new DeliveryAlarms(scope, title, { deliveryStream, destination, actions });
    return { alarms, rows: [DashboardRow.delivery(title, deliveryStream, destination)] };
  }
}
