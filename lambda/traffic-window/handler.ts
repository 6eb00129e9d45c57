import type { KinesisStreamRecord } from 'aws-lambda';
import { writeLog } from '../shared/log';
import { shardIdOf, streamNameOf, type WindowedEvent, type WindowedResponse } from '../shared/windowed-event';
import { countBatch } from './batch';
import { embeddedMetrics, type MetricsSource } from './embedded-metrics';
import type { TrafficState } from './traffic';

const NAMESPACE = process.env.METRICS_NAMESPACE ?? 'KinesisPipelines';

/** Measures the traffic of each window of a shard, or of each batch where the mapping has no window. */
export async function handler(event: WindowedEvent<TrafficState>): Promise<WindowedResponse<TrafficState>> {
  const records = event.Records.map(({ kinesis }) => kinesis);
  const { traffic, failed } = countBatch(records, event.state);
  const batchItemFailures = failed === undefined ? [] : [{ itemIdentifier: failed }];
  if (failed !== undefined) writeLog({ level: 'WARN', sequenceNumber: failed, reason: 'undecodable' });
  if (isOpen(event, failed)) return { state: traffic.toState(), batchItemFailures };
  writeLog(embeddedMetrics(traffic.toMetrics(), sourceOf(event)));
  return { state: {}, batchItemFailures };
}

/** A window whose last batch failed in part comes again with the state returned for it. */
function isOpen(event: WindowedEvent<TrafficState>, failed: string | undefined): boolean {
  if (event.window === undefined) return false;
  return failed !== undefined || !(event.isFinalInvokeForWindow || event.isWindowTerminatedEarly);
}

function sourceOf(event: WindowedEvent<TrafficState>): MetricsSource {
  return {
    namespace: NAMESPACE,
    streamName: streamNameOf(event),
    shardId: shardIdOf(event),
    timestamp: event.window ? Date.parse(event.window.start) : arrivalOf(event.Records[0]),
  };
}

function arrivalOf(record: KinesisStreamRecord | undefined): number {
  return Math.floor((record?.kinesis.approximateArrivalTimestamp ?? 0) * 1_000);
}
