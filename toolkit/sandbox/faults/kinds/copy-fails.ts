import { AwsError } from '../../kernel/aws-error';
import type { FaultKind, LastingFault } from '../fault-kind';
import { LASTING } from '../property-rules';

const FAILURE = new AwsError('Redshift.DataLoadFailed', 'the load was made to fail');

/** COPY commands of delivery streams fail; an occasion is a command. */
export interface CopyFails extends LastingFault {
  readonly type: 'copy-fails';
}

export const copyFails: FaultKind<CopyFails> = {
  type: 'copy-fails',
  properties: LASTING,
  prepare:
    (_, { rooms }) =>
    (trigger) =>
      rooms.warehouse.copyFaults.add(trigger, FAILURE),
};
