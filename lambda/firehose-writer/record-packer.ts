import type { DeliveryEntry } from '../shared/writers/delivery-writer';
import { Undeliverable } from './undeliverable';

/** @see https://docs.aws.amazon.com/firehose/latest/dev/limits.html */
export const MAX_RECORD_BYTES = 1_000 * 1_024;

/** A record of the delivery stream, and the place in the batch of the first record that it holds something of. */
export interface PackedEntry extends DeliveryEntry {
  readonly place: number;
}

/** Makes records of a delivery stream, which bills each as a multiple of 5 KB: the fuller, the cheaper. */
export class RecordPacker {
  private entries: PackedEntry[] = [];
  private open: { readonly chunks: Buffer[]; readonly place: number; bytes: number } | undefined;
  private takenBytes = 0;

  /** @param packs whether several chunks may share a record */
  public constructor(private readonly packs: boolean) {}

  /** Bytes of all that was added since they were taken. */
  public get bytes(): number {
    return this.takenBytes;
  }

  /**
   * Adds all chunks of what stands at a place, or none.
   * @throws Undeliverable when a chunk is larger than a record may be
   */
  public add(chunks: readonly Buffer[], place: number): void {
    for (const { length } of chunks) requireFits(length);
    for (const chunk of chunks) this.append(chunk, place);
  }

  /** The records so far, in order; it begins anew. */
  public take(): PackedEntry[] {
    this.close();
    const { entries } = this;
    this.entries = [];
    this.takenBytes = 0;
    return entries;
  }

  private append(chunk: Buffer, place: number): void {
    if (this.open !== undefined && (!this.packs || this.open.bytes + chunk.length > MAX_RECORD_BYTES)) this.close();
    this.open ??= { chunks: [], place, bytes: 0 };
    this.open.chunks.push(chunk);
    this.open.bytes += chunk.length;
    this.takenBytes += chunk.length;
  }

  private close(): void {
    if (this.open === undefined) return;
    const { chunks, place } = this.open;
    this.entries.push({ Data: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks), place });
    this.open = undefined;
  }
}

function requireFits(bytes: number): void {
  if (bytes <= MAX_RECORD_BYTES) return;
  throw new Undeliverable('TooLarge', `a record must be at most ${MAX_RECORD_BYTES} bytes, got ${bytes}`);
}
