import { AwsError } from '../../kernel/aws-error';
import type { FaultKind } from '../fault-kind';
import { keyFault } from './key-fault';
import { STREAM_FAULT, type StreamFault } from './stream-fault';

/** The caller may not use the KMS key of a stream; an occasion is a call that puts or reads records. */
export interface KeyDenied extends StreamFault {
  readonly type: 'key-denied';
}

export const keyDenied: FaultKind<KeyDenied> = {
  type: 'key-denied',
  properties: STREAM_FAULT,
  prepare: keyFault(
    (keyId) =>
      new AwsError(
        'KMSAccessDeniedException',
        `The ciphertext refers to a key that does not exist, or that access to ${keyId} is denied.`,
      ),
  ),
};
