import { summaryOf } from '../../../../lib/audit/reading/statement-summary';
import { statementsOf } from '../../../../lib/audit/reading/statements';

const summaryIn = (statement: object) => statementsOf({ Statement: statement }).map(summaryOf);

test('says who may do what on what', () => {
  const Resource = { 'Fn::GetAtt': ['Stream', 'Arn'] };
  expect(summaryIn({ Effect: 'Allow', Principal: '*', Action: 'kinesis:PutRecord', Resource })).toEqual([
    'Allow kinesis:PutRecord to * on ${Stream.Arn}',
  ]);
});

test('says what is left out', () => {
  const statement = { Effect: 'Deny', NotPrincipal: { AWS: '1' }, NotAction: 's3:Get*', NotResource: 'a' };
  expect(summaryIn(statement)).toEqual(['Deny all but s3:Get* to all but 1 on all but a']);
});

test('lists three and counts the rest', () => {
  expect(
    summaryIn({ Effect: 'Allow', Action: ['a:1', 'a:2', 'a:3', 'a:4', 'a:5'], Resource: ['x', 'y', 'z'] }),
  ).toEqual(['Allow a:1, a:2, a:3 and 2 more on x, y, z']);
});
