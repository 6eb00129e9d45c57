import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { timesAsMuch, warnOfCost } from '../private/cost-warning';

/** What a PUT payload unit holds: a smaller record costs no less. */
const PUT_UNIT_BYTES = 25 * 1_024;
/** Firehose bills each record as a multiple of this. */
const FIREHOSE_STEP_BYTES = 5 * 1_024;

/** Warns of records that leave most of their PUT payload unit empty. */
export function warnOfSmallRecords(scope: Construct, recordSize: Size): void {
  const bytes = bytesOf(recordSize);
  if (bytes >= FIREHOSE_STEP_BYTES) return;
  const factor = timesAsMuch(PUT_UNIT_BYTES / bytes);
  warnOfCost(
    scope,
    'smallRecords',
    `records of ${bytes} bytes take ${factor} the PUT payload units of packed ones: let producers put many lines into a record of 25 KB`,
  );
}

/** Warns of records that Firehose bills as far more than they hold. */
export function warnOfSmallDeliveredRecords(scope: Construct, recordSize: Size | undefined, converts: boolean): void {
  if (recordSize === undefined) return;
  const bytes = bytesOf(recordSize);
  if (bytes >= FIREHOSE_STEP_BYTES) return;
  const [id, what] = converts
    ? ['smallRecordsConverted', 'delivery and conversion']
    : ['smallRecordsDelivered', 'delivery'];
  const factor = timesAsMuch(FIREHOSE_STEP_BYTES / bytes);
  warnOfCost(
    scope,
    id,
    `Firehose bills ${what} of a record of ${bytes} bytes as of 5 KB, ${factor} what it holds: let producers put many lines into a record`,
  );
}

function bytesOf(size: Size): number {
  return size.toBytes({ rounding: SizeRoundingBehavior.NONE });
}
