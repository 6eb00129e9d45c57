import { matchesAction } from '../../../../lib/audit/reading/actions';

test.each([
  ['kinesis:PutRecord', 'kinesis:PutRecord', true],
  ['Kinesis:putrecord', 'kinesis:PutRecord', true],
  ['kinesis:PutRecord', 'kinesis:PutRecords', false],
  ['kinesis:Put*', 'kinesis:PutRecords', true],
  ['kinesis:PutRecord?', 'kinesis:PutRecord', false],
  ['kinesis:*Record?', 'kinesis:PutRecords', true],
  ['*', 'kms:Decrypt', true],
  ['kms:*a*e*', 'kms:GenerateDataKey', true],
  ['kms:*a*e*s', 'kms:GenerateDataKey', false],
  ['kms:Decrypt**', 'kms:Decrypt', true],
  [`kms:${'*?'.repeat(15)}!`, 'kms:GenerateDataKeyPairWithoutPlaintext', false],
  ['kms.*', 'kms:Decrypt', false],
  ['kms:De(c|s)rypt', 'kms:Decrypt', false],
])('%s covers %s: %s', (pattern, action, expected) => {
  expect(matchesAction(pattern, action)).toBe(expected);
});
