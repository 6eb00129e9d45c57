import { asError } from './as-error';
import type { Codec } from './codec';
import { DecodedRecord, type RecordOrigin } from './decoded-record';

/** What could not be decoded. */
export interface InvalidRecord {
  /** Its data is that of the user record, or the part of it that is invalid. */
  readonly record: DecodedRecord<unknown>;
  readonly error: Error;
}

/** What the data of one record of the stream is. */
export class Decoding<T> {
  public readonly records: DecodedRecord<T>[] = [];
  public readonly invalid: InvalidRecord[] = [];

  public constructor(private readonly codec: Codec<T, unknown>) {}

  /** Adds the parts of a user record. */
  public add(data: Buffer, origin: RecordOrigin): void {
    const parts = this.unpack(data, origin);
    for (let index = 0; index < parts.length; index++) {
      try {
        this.records.push(new DecodedRecord(this.codec.decode(parts[index]), index, origin));
      } catch (thrown) {
        this.addInvalid(parts[index], index, origin, thrown);
      }
    }
  }

  private unpack(data: Buffer, origin: RecordOrigin): readonly unknown[] {
    try {
      return this.codec.unpack?.(data) ?? [data];
    } catch (thrown) {
      this.addInvalid(data, 0, origin, thrown);
      return [];
    }
  }

  private addInvalid(part: unknown, index: number, origin: RecordOrigin, thrown: unknown): void {
    this.invalid.push({ record: new DecodedRecord(part, index, origin), error: asError(thrown) });
  }
}
