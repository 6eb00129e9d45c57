/** How far behind each shard is read. */
export class TailProgress {
  private readonly behindMs = new Map<string, number>();
  private records = 0;

  update(shardId: string, records: number, millisBehindLatest: number): void {
    this.records += records;
    this.behindMs.set(shardId, millisBehindLatest);
  }

  /** One line, about the shard that is furthest behind. */
  text(lines: number, repeatedCalls: number): string {
    const [shardId, behindMs] = [...this.behindMs].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0]);
    const parts = [
      behindMs === 0 ? 'up to date' : `${count(behindMs / 1_000)} s behind (${shardId})`,
      `shards: ${count(this.behindMs.size)}`,
      `records: ${count(this.records)}`,
      `lines: ${count(lines)}`,
      ...(repeatedCalls > 0 ? [`calls made again: ${count(repeatedCalls)}`] : []),
    ];
    return parts.join(', ');
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
