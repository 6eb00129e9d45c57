import type { UserRecord } from '../../../lambda/shared/kpl/user-record';

/** Packs lines into one record as they stand; used as the `Aggregator` is. */
export class LineJoiner {
  private lines: Buffer[] = [];
  private bytes = 0;
  private partitionKey = '';

  constructor(private readonly maxBytes: number) {}

  /** Adds a line, or says that there is no more room. The first is always added. */
  add({ partitionKey, data }: UserRecord): boolean {
    if (this.lines.length > 0 && this.bytes + data.length > this.maxBytes) return false;
    if (this.lines.length === 0) this.partitionKey = partitionKey;
    this.lines.push(data);
    this.bytes += data.length;
    return true;
  }

  take(): UserRecord | undefined {
    const { lines, partitionKey } = this;
    if (lines.length === 0) return undefined;
    this.lines = [];
    this.bytes = 0;
    return { partitionKey, data: Buffer.concat(lines) };
  }
}
