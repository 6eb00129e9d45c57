const PREFIX_DIGITS = 40;
const INDEX_DIGITS = 16;

/**
 * The sequence numbers of one shard: 56 digits, of which the first 40 name the shard and the last 16 count its records.
 * The numbers of a shard are higher than those of its parents, and the place of a record follows from its number.
 */
export class SequenceNumbers {
  private readonly prefix: string;

  /** @param streamCreatedAt tells the stream from one of the same name before it */
  constructor(streamCreatedAt: number, shardIndex: number) {
    this.prefix = `49${digits(streamCreatedAt, 13)}${digits(shardIndex, 10)}`.padEnd(PREFIX_DIGITS, '0');
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
