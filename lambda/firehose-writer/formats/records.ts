import type { IdentifiedRecord, RecordFormat } from './record-format';

/** Each record by itself, byte for byte. */
export class Records implements RecordFormat {
  readonly packs = false;

  write({ data }: IdentifiedRecord, take: (chunk: Buffer) => void): void {
    take(data);
  }
}
