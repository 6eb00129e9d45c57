import type { AwsError } from '../kernel/aws-error';
import type { EventLog } from '../kernel/event-log';
import type { StoredRecord } from '../kernel/services';
import { INTERNAL_FAILURE, throttled } from './errors';
import { incomingMetrics, type PutSummary } from './put-metrics';
import { recordSize } from './record-size';
import type { NewRecord, Shard } from './shard';
import type { Routed } from './shard-map';
import type { DataStream } from './stream';
import type { StreamMetrics } from './stream-metrics';

export type PutEntry = NewRecord & Routed;

/** Where an entry went, or why it was not put. */
export interface PutOutcome {
  readonly shard: Shard;
  readonly record?: StoredRecord;
  readonly error?: AwsError;
}

interface ShardShare {
  /** Positions in the request. */
  readonly accepted: number[];
  bytes: number;
  throttled: number;
  failed: number;
}

/** Puts entries into the shards that own their hash keys, each on its own: a throttled one stops no other. */
export class StreamWriter {
  constructor(
    private readonly metrics: StreamMetrics,
    private readonly events: EventLog,
  ) {}

  put(stream: DataStream, entries: readonly PutEntry[]): readonly PutOutcome[] {
    const outcomes: PutOutcome[] = new Array(entries.length);
    const shares = divide(stream, entries, outcomes);
    for (const [shard, share] of shares) {
      append(stream, shard, share, entries, outcomes);
      this.metrics.putForShard(stream, shard, incomingMetrics(summarize([share])));
    }
    this.report(stream, summarize(shares.values()));
    return outcomes;
  }

  private report(stream: DataStream, summary: PutSummary): void {
    this.metrics.put(stream, incomingMetrics(summary));
    const { records, bytes, throttled } = summary;
    this.events.emit({ type: 'records-put', stream: stream.name, records, bytes, throttled });
    if (records > 0) stream.notify();
  }
}

function divide(stream: DataStream, entries: readonly PutEntry[], outcomes: PutOutcome[]): Map<Shard, ShardShare> {
  const shares = new Map<Shard, ShardShare>();
  entries.forEach((entry, position) => {
    const shard = stream.route(entry);
    const share = shares.get(shard) ?? { accepted: [], bytes: 0, throttled: 0, failed: 0 };
    shares.set(shard, share);
    const bytes = recordSize(entry);
    if (stream.faults.entries.strike()) {
      outcomes[position] = { shard, error: INTERNAL_FAILURE };
      share.failed++;
    } else if (stream.admission.write(shard, bytes)) {
      share.accepted.push(position);
      share.bytes += bytes;
    } else {
      outcomes[position] = { shard, error: throttled(shard.id, stream) };
      share.throttled++;
    }
  });
  return shares;
}

function append(
  stream: DataStream,
  shard: Shard,
  { accepted, bytes }: ShardShare,
  entries: readonly PutEntry[],
  outcomes: PutOutcome[],
): void {
  if (accepted.length === 0) return;
  shard.trim(stream.trimHorizon);
  const records = shard.append(
    accepted.map((position) => entries[position] as PutEntry),
    stream.now,
  );
  stream.countWrites(shard, accepted.length, bytes);
  accepted.forEach((position, i) => {
    outcomes[position] = { shard, record: records[i] };
  });
}

function summarize(shares: Iterable<ShardShare>): PutSummary {
  const sum = { records: 0, bytes: 0, throttled: 0, failed: 0 };
  for (const share of shares) {
    sum.records += share.accepted.length;
    sum.bytes += share.bytes;
    sum.throttled += share.throttled;
    sum.failed += share.failed;
  }
  return sum;
}
