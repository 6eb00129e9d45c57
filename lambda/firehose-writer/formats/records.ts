import type { UserRecord } from '../user-records';
import type { RecordFormat } from './record-format';

/** Each record by itself, byte for byte. */
export class Records implements RecordFormat {
  readonly packs = false;

  write({ data }: UserRecord, take: (chunk: Buffer) => void): void {
    take(data);
  }
}
