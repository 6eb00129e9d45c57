import { type CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { writeLog } from '../shared/log';

export type WriterMetric = 'HeldBackRecords' | 'RefusedRecords' | 'QuarantinedRecords';

/** Counts records that were not simply delivered, at the time that CloudWatch has. */
export class WriterMetrics {
  public constructor(
    private readonly client: Pick<CloudWatchClient, 'send'>,
    private readonly namespace: string,
    private readonly deliveryStreamName: string,
  ) {}

  /** A count that CloudWatch does not take is only logged: no record fails for it. */
  public async count(metric: WriterMetric, records: number, streamName: string): Promise<void> {
    if (records === 0) return;
    const Dimensions = [
      { Name: 'StreamName', Value: streamName },
      { Name: 'DeliveryStreamName', Value: this.deliveryStreamName },
    ];
    const MetricData = [{ MetricName: metric, Dimensions, Value: records, Unit: 'Count' as const }];
    try {
      await this.client.send(new PutMetricDataCommand({ Namespace: this.namespace, MetricData }));
    } catch (error) {
      writeLog({ level: 'WARN', metric, records, reason: (error as Error).message });
    }
  }
}
