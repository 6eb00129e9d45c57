import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';

export const streamKeyChanged: ChangeRule = {
  id: 'stream-key-changed',
  title: 'The key of a stream is changed',
  why: 'each record stays encrypted by the key it was put with, for as long as the stream retains it',
  severity: 'medium',
  fix: 'keep the old key, and the right of every reader to decrypt by it, for the retention period',
  check: (change) =>
    change.type === 'AWS::Kinesis::Stream'
      ? problemsOf(change, ['StreamEncryption.KeyId'], ({ before }) => before !== undefined)
      : [],
};
