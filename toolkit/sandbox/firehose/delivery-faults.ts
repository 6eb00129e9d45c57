import type { AwsError } from '../kernel/aws-error';
import { FaultPoint } from '../kernel/fault-point';

/** What may go wrong on purpose with what is put to a delivery stream. */
export class DeliveryFaults {
  /** A call of PutRecord or PutRecordBatch. */
  readonly calls = new FaultPoint<AwsError>();
  /** An entry of PutRecordBatch. */
  readonly entries = new FaultPoint<AwsError>();
}
