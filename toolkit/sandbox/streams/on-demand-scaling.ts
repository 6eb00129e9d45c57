import { splitEvenly } from './resharding';
import type { Shard } from './shard';
import type { DataStream } from './stream';

/**
 * A shard that takes more than this is split: half of what it can take, about, so that the stream always has room for
 * twice its peak.
 */
const BUSY = { bytesPerSecond: 500 * 1024, recordsPerSecond: 500 };

/** Gives a stream in on-demand mode more shards, as late as the service promises to. It never takes any away. */
export class OnDemandScaling {
  /** Since when it watches; undefined while nothing is written. */
  private since: number | undefined;

  constructor(private readonly stream: DataStream) {}

  /** To be told whenever something is written. */
  noteWrite(): void {
    const { stream } = this;
    if (this.since !== undefined || stream.settings.mode !== 'ON_DEMAND') return;
    this.since = stream.now;
    stream.schedule('scale', stream.options.onDemandScalingMs, () => this.scale());
  }

  private scale(): void {
    const { stream, since = stream.now } = this;
    this.since = undefined;
    if (stream.settings.mode !== 'ON_DEMAND' || stream.status !== 'ACTIVE') return;
    const { shards } = stream.shards.open;
    const busy = shards.filter((shard) => isBusy(shard, since)).slice(0, stream.options.onDemandMiBps - shards.length);
    if (busy.length > 0) stream.rearrange(() => splitAll(stream, busy));
  }
}

function isBusy({ meter }: Shard, since: number): boolean {
  const peak = meter.peak(since);
  return peak.bytesPerSecond > BUSY.bytesPerSecond || peak.recordsPerSecond > BUSY.recordsPerSecond;
}

function splitAll(stream: DataStream, shards: readonly Shard[]): void {
  for (const shard of shards) splitEvenly(stream, shard);
}
