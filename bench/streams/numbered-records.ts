/** Records that tell whether any was lost, doubled or out of order: those of each key are numbered. */

/** As long as a line of a web server's log. */
const RECORD_BYTES = 300;

export interface NumberedRecord {
  readonly PartitionKey: string;
  readonly Data: Buffer;
}

export function numberedRecord(key: number, number: number): NumberedRecord {
  return { PartitionKey: `key-${key}`, Data: Buffer.from(String(number).padEnd(RECORD_BYTES, '.')) };
}

/** Expects the numbers of each key in order. */
export class NumberLedger {
  private readonly next = new Map<string, number>();

  /** @throws Error when the record is not the next one of its key */
  note({ PartitionKey: key, Data }: { readonly PartitionKey: string; readonly Data: Uint8Array }): void {
    const number = Number.parseInt(Buffer.from(Data.buffer, Data.byteOffset, Data.length).toString('latin1'), 10);
    const expected = this.next.get(key) ?? 0;
    if (number !== expected) throw new Error(`${key}: expected record ${expected}, got ${number}`);
    this.next.set(key, expected + 1);
  }

  /** Records noted. */
  get size(): number {
    let size = 0;
    for (const next of this.next.values()) size += next;
    return size;
  }
}
