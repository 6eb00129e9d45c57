import { takesResource } from '../../../../lib/audit/reading/actions-without-resource';

test.each([
  ['kinesis:PutRecords', true],
  ['kinesis:ListStreams', false],
  ['KINESIS:liststreams', false],
  ['kinesis:List*', true],
  ['kinesis:*', true],
  ['logs:PutLogEvents', true],
  ['logs:CreateLogDelivery', false],
  ['s3:ListAllMyBuckets', false],
  ['s3:ListBucket', true],
  // Services that are not known are not judged.
  ['xray:PutTraceSegments', false],
  ['*', false],
])('%s takes a resource: %s', (action, expected) => {
  expect(takesResource(action)).toBe(expected);
});
