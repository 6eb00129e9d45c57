const PREFIX_DIGITS = 40;
const INDEX_DIGITS = 16;

/**
 * The sequence numbers of one shard: 56 digits, of which the first 40 name the shard and the last 16 count its records.
 * A shard made later has higher numbers than its parents, and the place of a record follows from its number.
 */
export class SequenceNumbers {
  private readonly prefix: string;

  constructor(createdAt: number, shardIndex: number) {
    this.prefix = `49${digits(createdAt, 13)}${digits(shardIndex, 10)}`.padEnd(PREFIX_DIGITS, '0');
  }

  at(index: number): string {
    return this.prefix + digits(index, INDEX_DIGITS);
  }

  /** Undefined for a number that is not of this shard. */
  indexOf(sequenceNumber: string): number | undefined {
    if (!sequenceNumber.startsWith(this.prefix)) return undefined;
    const index = sequenceNumber.slice(PREFIX_DIGITS);
    return /^\d{16}$/.test(index) ? Number(index) : undefined;
  }
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
