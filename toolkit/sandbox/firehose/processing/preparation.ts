import type { ProcessedRecord, SourceRecord } from '../record';
import type { Decompression } from './decompression';
import { logMessages } from './log-messages';
import { type SplitRecord, subRecords } from './record-de-aggregation';

/** What is done to a record before any function sees it. */
export interface PreparationSteps {
  readonly decompression?: Decompression;
  readonly extractsMessages: boolean;
  readonly split?: SplitRecord;
}

/** Decompression, extraction of log messages and de-aggregation: in this order, however a template lists them. */
export class Preparation {
  constructor(private readonly steps: PreparationSteps) {}

  prepare(sources: readonly SourceRecord[]): ProcessedRecord[] {
    const { decompression, extractsMessages, split } = this.steps;
    const unpacked = decompression?.decompress(sources) ?? sources.map((source) => ({ source, data: source.data }));
    const records = extractsMessages ? unpacked.map(extract) : unpacked;
    return split === undefined ? records : records.flatMap((record) => subRecords(record, split));
  }
}

function extract(record: ProcessedRecord): ProcessedRecord {
  return record.data === undefined ? record : { ...record, data: logMessages(record.data) };
}
