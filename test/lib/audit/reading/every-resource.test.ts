import { coversEveryResource, coversEveryResourceOfAccount } from '../../../../lib/audit/reading/every-resource';

test.each([
  ['*', true],
  ['**', true],
  ['arn:aws:kinesis:*:*:*', true],
  ['arn:aws:kinesis:*:*:stream/*', true],
  ['arn:${AWS::Partition}:kms:${AWS::Region}:*:key/*', true],
  ['arn:aws:s3:::*', true],
  ['arn:aws:s3:::*/*', true],
  ['arn:aws:s3:::lake/*', false],
  ['arn:aws:kms:eu-west-1:111111111111:key/*', false],
  ['arn:aws:kms:*:${AWS::AccountId}:key/*', false],
  ['arn:aws:kinesis:*:*:stream/log', false],
  ['${Lake.Arn}/*', false],
  ['${Anything}', false],
])('%s covers the resources of every account: %s', (arn, expected) => {
  expect(coversEveryResource(arn)).toBe(expected);
});

test.each([
  ['*', true],
  ['arn:aws:kms:eu-west-1:111111111111:key/*', true],
  ['arn:aws:kms:*:${AWS::AccountId}:key/*', true],
  ['arn:${AWS::Partition}:iam::${AWS::AccountId}:*', true],
  ['arn:aws:logs:eu-west-1:${AWS::AccountId}:log-group:*', true],
  ['arn:aws:s3:::lake/*', false],
  ['arn:aws:kinesis:eu-west-1:111111111111:stream/log*', false],
  ['${Stream.Arn}/*', false],
])('%s covers every resource of a kind in an account: %s', (arn, expected) => {
  expect(coversEveryResourceOfAccount(arn)).toBe(expected);
});
