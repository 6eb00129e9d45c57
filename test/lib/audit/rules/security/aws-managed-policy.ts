import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const role = (...policies: readonly unknown[]) => only('AWS::IAM::Role', { ManagedPolicyArns: policies });
const property = 'ManagedPolicyArns.*';
const basic = ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'];

export const passing: Fixture['passing'] = [
  only('AWS::IAM::Role'),
  role({ Ref: 'OwnPolicy' }, 'arn:aws:iam::111111111111:policy/own', {
    'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/own',
  }),
];

export const failing: Fixture['failing'] = [
  found(role('arn:aws:iam::aws:policy/AdministratorAccess', { Ref: 'OwnPolicy' }), {
    property,
    value: 'arn:aws:iam::aws:policy/AdministratorAccess',
  }),
  found(role({ 'Fn::Join': ['', basic] }), {
    property,
    value: 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  }),
  found(role(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
