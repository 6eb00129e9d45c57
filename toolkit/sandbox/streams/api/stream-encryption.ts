import type { DataStream } from '../stream';
import { requireActive } from '../stream-status';
import { STREAM } from './common-members';
import { choice, required, text } from './members';
import { operation } from './operation';
import { streamOf } from './stream-of';

const INPUT = {
  ...STREAM,
  EncryptionType: required(choice('NONE', 'KMS')),
  KeyId: required(text({ min: 1, max: 2048 })),
};

export const startStreamEncryption = operation(INPUT, (input, backend) => {
  encrypt(streamOf(input, backend), input.EncryptionType === 'KMS' ? input.KeyId : undefined);
});

export const stopStreamEncryption = operation(INPUT, (input, backend) => {
  encrypt(streamOf(input, backend), undefined);
});

function encrypt(stream: DataStream, keyId: string | undefined): void {
  requireActive(stream);
  stream.change({ keyId });
  stream.markUpdating();
}
