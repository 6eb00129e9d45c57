import { Annotations, Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireRange } from '../private/validation';

/** What Kinesis takes where nobody set a size. */
export const DEFAULT_MAX_RECORD_SIZE = Size.mebibytes(1);

/** A service that reads streams, and the largest record it can pass on. */
export interface RecordReader {
  readonly name: string;
  readonly maxRecordSize: Size;
}

/** An invocation takes 6 MB: base64 makes 6,000 KiB of such a record, and the event around it needs room too. */
export const LAMBDA: RecordReader = { name: 'Lambda', maxRecordSize: Size.kibibytes(4_500) };

/** @see https://docs.aws.amazon.com/firehose/latest/dev/limits.html */
export const FIREHOSE: RecordReader = { name: 'Firehose', maxRecordSize: Size.kibibytes(1_000) };

/** Throws unless a stream can be told to take records of up to that size. */
export function requireMaxRecordSize(owner: Construct, maxRecordSize: Size | undefined): void {
  requireRange(owner, 'maxRecordSize', maxRecordSize && inKibibytes(maxRecordSize), 1_024, 10_240, 'KiB');
}

/** Warns where a stream was told to take records that its reader cannot pass on. */
export function warnOfLargeRecords(scope: Construct, maxRecordSize: Size, reader: RecordReader): void {
  if (maxRecordSize.isUnresolved()) return;
  const [size, limit] = [inKibibytes(maxRecordSize), inKibibytes(reader.maxRecordSize)];
  if (size <= limit || size <= inKibibytes(DEFAULT_MAX_RECORD_SIZE)) return;
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:recordsTooLarge',
    `${scope.node.path}: the stream takes records of ${size} KiB, and ${reader.name} passes on none above ${limit} KiB`,
  );
}

function inKibibytes(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
}
