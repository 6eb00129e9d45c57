import type { StoredRecord } from '../kernel/services';
import type { BatchRecord } from './batch-record';
import type { RecordOrigin } from './event-text';
import type { MappingEnvironment } from './mapping-environment';
import { takeIn } from './record-intake';
import type { ShardProgress } from './shard-progress';

/** Sorts the records of a shard into its lanes, and counts what becomes of them. */
export class LaneIntake {
  constructor(
    private readonly mapping: MappingEnvironment,
    private readonly origin: RecordOrigin,
    private readonly progress: ShardProgress,
  ) {}

  /** What each lane gets of them, in their order. */
  sort(records: readonly StoredRecord[]): readonly (readonly BatchRecord[])[] {
    const { metrics, settings } = this.mapping;
    const lanes = Array.from({ length: settings.parallelizationFactor }, (): BatchRecord[] => []);
    let [polled, passed, dropped] = [0, 0, 0];
    for (const record of records) {
      const intake = takeIn(record, this.origin, this.mapping);
      this.progress.begin(record.sequenceNumber, intake.wanted);
      for (const wanted of intake.wanted) this.laneOf(wanted, lanes).push(wanted);
      polled += intake.polled;
      passed += intake.wanted.length;
      dropped += intake.dropped;
    }
    metrics.count('PolledEventCount', polled);
    metrics.count('FilteredOutEventCount', polled - passed - dropped);
    if (dropped > 0) this.tellDropped(dropped);
    return lanes;
  }

  private laneOf({ partitionKey }: BatchRecord, lanes: readonly BatchRecord[][]): BatchRecord[] {
    const index = this.mapping.options.laneOf(partitionKey, lanes.length);
    const lane = lanes[index];
    if (lane !== undefined) return lane;
    throw new Error(`mappings: laneOf must be an integer from 0 to ${lanes.length - 1}, got ${index}`);
  }

  private tellDropped(records: number): void {
    const { events, metrics, source, target } = this.mapping;
    metrics.count('DroppedEventCount', records);
    const message = `${records} records of ${this.origin.shardId} of stream ${source.streamName} do not reach ${target.functionName}: they came in aggregates with records that belong to other shards`;
    events.emit({ type: 'warning', message });
  }
}
