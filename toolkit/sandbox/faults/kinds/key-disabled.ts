import { AwsError } from '../../kernel/aws-error';
import type { FaultKind } from '../fault-kind';
import { keyFault } from './key-fault';
import { STREAM_FAULT, type StreamFault } from './stream-fault';

/** The KMS key of a stream is disabled; an occasion is a call that puts or reads records. */
export interface KeyDisabled extends StreamFault {
  readonly type: 'key-disabled';
}

export const keyDisabled: FaultKind<KeyDisabled> = {
  type: 'key-disabled',
  properties: STREAM_FAULT,
  prepare: keyFault((keyId) => new AwsError('KMSDisabledException', `${keyId} is disabled.`)),
};
