import type { Fixture } from '../fixture';
import { found, foundInPolicy, only, policyOf, UNKNOWN_POLICY } from '../one-resource';

const create = { Effect: 'Allow', Action: ['kms:CreateGrant', 'kms:Decrypt'], Resource: 'arn:aws:kms:::key/1' };
const keyOf = (statement: object) => only('AWS::KMS::Key', { KeyPolicy: { Statement: statement } });
const forServices = (value: unknown) => ({ Bool: { 'kms:GrantIsForAWSResource': value } });
const role = { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } };
const account = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } };

export const passing: Fixture['passing'] = [
  policyOf({ ...create, Action: ['kms:Decrypt', 'kms:RetireGrant'] }),
  policyOf({ ...create, Condition: forServices('true') }),
  policyOf({ ...create, Condition: { StringEquals: { 'kms:ViaService': 'redshift.eu-west-1.amazonaws.com' } } }),
  policyOf({ ...create, Effect: 'Deny' }),
  keyOf({ Effect: 'Allow', Principal: account, Action: 'kms:*', Resource: '*' }),
  keyOf({ Effect: 'Allow', Principal: role, Action: ['kms:Create*', 'kms:Put*'], Resource: '*' }),
  keyOf({
    Effect: 'Allow',
    Principal: { Service: 'redshift.amazonaws.com' },
    Action: 'kms:CreateGrant',
    Resource: '*',
  }),
];

export const failing: Fixture['failing'] = [
  foundInPolicy(create, 'Allow kms:CreateGrant, kms:Decrypt on arn:aws:kms:::key/1'),
  foundInPolicy({ ...create, Action: 'kms:Create*' }, 'Allow kms:Create* on arn:aws:kms:::key/1'),
  foundInPolicy(
    { ...create, Condition: forServices(false) },
    'Allow kms:CreateGrant, kms:Decrypt on arn:aws:kms:::key/1',
  ),
  found(keyOf({ Effect: 'Allow', Principal: role, Action: 'kms:CreateGrant', Resource: '*' }), {
    property: 'KeyPolicy',
    value: 'Allow kms:CreateGrant to ${Role.Arn} on *',
  }),
  UNKNOWN_POLICY,
];
