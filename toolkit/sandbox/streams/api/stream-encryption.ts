import { requireDailyBudget, spendDailyBudget } from '../daily-budget';
import type { DataStream } from '../stream';
import type { BudgetedOperation } from '../stream-settings';
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
  const keyId = input.EncryptionType === 'KMS' ? input.KeyId : undefined;
  encrypt(streamOf(input, backend), keyId, 'StartStreamEncryption');
});

export const stopStreamEncryption = operation(INPUT, (input, backend) => {
  encrypt(streamOf(input, backend), undefined, 'StopStreamEncryption');
});

function encrypt(stream: DataStream, keyId: string | undefined, budget: BudgetedOperation): void {
  requireActive(stream);
  requireDailyBudget(stream, budget);
  stream.change({ keyId });
  spendDailyBudget(stream, budget);
  stream.markUpdating();
}
