import { isEverybody, isService, serviceName } from '../../../../lib/audit/reading/principals';

test.each([
  [{ type: 'AWS', id: '*' }, true],
  [{ type: 'AWS', id: 'arn:aws:iam::111111111111:role/*' }, false],
  [{ type: 'Service', id: '*' }, false],
])('%j is everybody: %s', (principal, expected) => {
  expect(isEverybody(principal)).toBe(expected);
});

test('tells services from accounts', () => {
  expect(isService({ type: 'Service', id: 'firehose.amazonaws.com' })).toBe(true);
  expect(isService({ type: 'AWS', id: '111111111111' })).toBe(false);
});

test.each([
  ['firehose.amazonaws.com', 'firehose'],
  ['firehose.${AWS::URLSuffix}', 'firehose'],
  ['logs.eu-west-1.amazonaws.com', 'logs'],
  ['logs.us-gov-west-1.amazonaws.com', 'logs'],
  ['logs.${AWS::Region}.amazonaws.com', 'logs'],
  ['ec2.cn-north-1.amazonaws.com.cn', 'ec2'],
  ['vpc-flow-logs.amazonaws.com', 'vpc-flow-logs'],
  ['delivery.logs.amazonaws.com', 'delivery.logs'],
])('the name of %s is %s', (id, name) => {
  expect(serviceName({ type: 'Service', id })).toBe(name);
});
