import type { Context, KinesisStreamRecord } from 'aws-lambda';
import { UserRecords } from '../process-records/user-records';
import { writeLog } from '../shared/log';
import type { DeliveryWriter } from '../shared/writers/delivery-writer';
import type { RecordFormat } from './formats/record-format';
import type { Quarantine } from './quarantine';
import { type PackedEntry, RecordPacker } from './record-packer';
import { Undeliverable } from './undeliverable';

/** As much as a call of PutRecordBatch takes: more is not kept in memory. */
const PORTION_BYTES = 4 * 1_024 * 1_024;

export interface WriterParts {
  readonly format: RecordFormat;
  readonly deliveryWriter: Pick<DeliveryWriter, 'write'>;
  readonly quarantine: Pick<Quarantine, 'keep'>;
}

export interface BatchOutcome {
  /** How many records of the batch, from its first on, need not come again. */
  readonly done: number;
  /** How many of them cannot be delivered, and are kept in the failure bucket. */
  readonly quarantined: number;
}

/** Writes one batch, record by record, until one has to come again. */
export class BatchWriter {
  private readonly packer: RecordPacker;
  private readonly userRecords: UserRecords;
  private done: number;
  private quarantined = 0;

  public constructor(
    private readonly batch: readonly KinesisStreamRecord[],
    private readonly parts: WriterParts,
    private readonly context: Context,
  ) {
    this.packer = new RecordPacker(parts.format.packs);
    this.userRecords = new UserRecords(batch);
    this.done = batch.length;
  }

  public async write(): Promise<BatchOutcome> {
    for (let place = 0; place < this.done; place++) {
      await this.take(place);
      if (this.packer.bytes >= PORTION_BYTES) await this.deliver(this.packer.take());
    }
    await this.deliver(this.packer.take());
    return { done: this.done, quarantined: this.quarantined };
  }

  private async take(place: number): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for (const { data, origin } of this.userRecords.at(place)) {
        this.parts.format.write({ id: origin.id, data }, (chunk) => chunks.push(chunk));
      }
      this.packer.add(chunks, place);
    } catch (error) {
      await this.setAside(place, asUndeliverable(error as Error));
    }
  }

  /** Where not even that works, the record has to come again. */
  private async setAside(place: number, cause: Undeliverable): Promise<void> {
    const record = this.batch[place] as KinesisStreamRecord;
    const { sequenceNumber } = record.kinesis;
    try {
      await this.parts.quarantine.keep(record, cause, this.context);
      this.quarantined++;
      writeLog({ level: 'WARN', sequenceNumber, result: 'quarantined', reason: cause.message });
    } catch (error) {
      this.done = Math.min(this.done, place);
      writeLog({ level: 'ERROR', sequenceNumber, result: 'not quarantined', reason: (error as Error).message });
    }
  }

  private async deliver(entries: readonly PackedEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const refused = await this.parts.deliveryWriter.write(entries, this.context);
    const [first] = refused;
    if (first === undefined) return;
    const { place } = entries[first.index] as PackedEntry;
    this.done = Math.min(this.done, place);
    const { errorCode, errorMessage } = first;
    const { sequenceNumber } = (this.batch[place] as KinesisStreamRecord).kinesis;
    writeLog({ level: 'WARN', sequenceNumber, result: 'refused', entries: refused.length, errorCode, errorMessage });
  }
}

/** Whatever goes wrong in reading a record goes wrong each time: thrown, it would stop the shard for good. */
function asUndeliverable(error: Error): Undeliverable {
  return error instanceof Undeliverable ? error : new Undeliverable('Undecodable', error.message);
}
