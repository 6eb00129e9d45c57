import { invalidArgument, validationError } from '../errors';
import { isHashKey } from '../hash-key';
import { recordSize } from '../record-size';
import type { DataStream } from '../stream';
import type { PutEntry } from '../stream-writer';
import { hashKey } from './common-members';
import { type InputOf, required, text } from './members';
import { requireNone, violation } from './violations';

/** A record to put; the data is base64. */
export const RECORD = {
  Data: required(text()),
  /** A stream that distributes records by itself can do without. */
  PartitionKey: text({ min: 1, max: 256 }),
  ExplicitHashKey: hashKey(),
};

export type RecordInput = InputOf<typeof RECORD>;

/** @param path where the record is in the request */
export function toEntry(stream: DataStream, record: RecordInput, path: string): PutEntry {
  const { Data, PartitionKey, ExplicitHashKey } = record;
  const { recordDistribution } = stream.settings;
  if (PartitionKey === undefined && recordDistribution !== 'AUTO') {
    requireNone([violation('null', `${path}partitionKey`, 'Member must not be null')]);
  }
  if (ExplicitHashKey !== undefined && !isHashKey(ExplicitHashKey)) {
    throw invalidArgument(
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${ExplicitHashKey}`,
    );
  }
  return { data: Buffer.from(Data, 'base64'), partitionKey: PartitionKey ?? '', explicitHashKey: ExplicitHashKey };
}

export function requireRecordSize(stream: DataStream, entry: PutEntry, path: string): void {
  if (recordSize(entry) <= stream.largestRecord) return;
  throw validationError(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member must have length, partition key included, less than or equal to ${stream.largestRecord}`,
  );
}

export function encryptionType(stream: DataStream): 'KMS' | undefined {
  return stream.settings.keyId === undefined ? undefined : 'KMS';
}
