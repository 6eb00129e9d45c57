import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { writeLog } from '../shared/log';
import { countBatch } from './batch';
import { embeddedMetrics, type MetricsSource } from './embedded-metrics';
import type { TrafficState } from './traffic';

const NAMESPACE = process.env.METRICS_NAMESPACE ?? 'KinesisPipelines';
const STREAM_NAME = /:stream\/([^/]+)/;

/** With a tumbling window, its last event may hold no record, and names shard and source itself. */
export interface TrafficEvent extends KinesisStreamEvent {
  readonly window?: { readonly start: string; readonly end: string };
  readonly state?: TrafficState;
  readonly shardId?: string;
  readonly eventSourceARN?: string;
  readonly isFinalInvokeForWindow?: boolean;
  readonly isWindowTerminatedEarly?: boolean;
}

export interface TrafficResponse extends KinesisStreamBatchResponse {
  readonly state: TrafficState;
}

/** Measures the traffic of each window of a shard, or of each batch where the mapping has no window. */
export async function handler(event: TrafficEvent): Promise<TrafficResponse> {
  const records = event.Records.map(({ kinesis }) => kinesis);
  const { traffic, failed } = countBatch(records, event.state);
  const batchItemFailures = failed === undefined ? [] : [{ itemIdentifier: failed }];
  if (failed !== undefined) writeLog({ level: 'WARN', sequenceNumber: failed, reason: 'undecodable' });
  if (isOpen(event, failed)) return { state: traffic.toState(), batchItemFailures };
  writeLog(embeddedMetrics(traffic.toMetrics(), sourceOf(event)));
  return { state: {}, batchItemFailures };
}

/** A window whose last batch failed in part comes again with the state returned for it. */
function isOpen(event: TrafficEvent, failed: string | undefined): boolean {
  if (event.window === undefined) return false;
  return failed !== undefined || !(event.isFinalInvokeForWindow || event.isWindowTerminatedEarly);
}

function sourceOf({ Records: [first], ...event }: TrafficEvent): MetricsSource {
  const arn = first?.eventSourceARN ?? event.eventSourceARN;
  const streamName = STREAM_NAME.exec(arn ?? '')?.[1];
  if (streamName === undefined)
    throw new Error(`TrafficWindow: eventSourceARN must be the ARN of a stream or consumer, got ${arn}`);
  return {
    namespace: NAMESPACE,
    streamName,
    shardId: event.shardId ?? first?.eventID.split(':')[0] ?? '',
    timestamp: event.window ? Date.parse(event.window.start) : arrivalOf(first),
  };
}

function arrivalOf(record: TrafficEvent['Records'][number] | undefined): number {
  return Math.floor((record?.kinesis.approximateArrivalTimestamp ?? 0) * 1_000);
}
