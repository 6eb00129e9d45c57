import type { RawResource } from '../../../../../lib/audit/raw-template';
import type { Fixture } from '../fixture';
import { arnOf, deliveryStream, stream, template } from '../resources';

const key = (...statements: readonly object[]): RawResource => ({
  Type: 'AWS::KMS::Key',
  Properties: { KeyPolicy: { Statement: statements } },
});
const role = (properties: object = {}): RawResource => ({ Type: 'AWS::IAM::Role', Properties: { ...properties } });
const policy = (...Statement: readonly object[]): RawResource => ({
  Type: 'AWS::IAM::Policy',
  Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement } },
});
const allow = (Action: string, logicalId: string) => ({ Effect: 'Allow', Action, Resource: arnOf(logicalId) });
const forRole = { Effect: 'Allow', Principal: { AWS: arnOf('Role') }, Action: 'kms:GenerateDataKey*', Resource: '*' };

const Stream = stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: { Ref: 'Key' } } });
const Delivery = deliveryStream({
  DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: arnOf('Key') },
});
const puts = allow('kinesis:PutRecords', 'Stream');
const usesKey = { Effect: 'Allow', Action: 'kms:GenerateDataKey*' };
const arn = (kind: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${kind}` });
const keyArn = (id: string) => arn(`kms:\${AWS::Region}:\${AWS::AccountId}:key/${id}`);
const logs = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' };

export const passing: Fixture['passing'] = [
  template({ Key: key(), Stream, Role: role(), Policy: policy(puts, allow('kms:GenerateDataKey*', 'Key')) }),
  ...['${Key}', '*'].map((id) =>
    template({ Key: key(), Stream, Role: role(), Policy: policy(puts, { ...usesKey, Resource: keyArn(id) }) }),
  ),
  ...[arnOf('Role'), arn('iam::${AWS::AccountId}:role/${Role}'), '*'].map((AWS) =>
    template({ Key: key({ ...forRole, Principal: { AWS } }), Stream, Role: role(), Policy: policy(puts) }),
  ),
  template({ Key: key(), Stream, Role: role(), Policy: policy(allow('kinesis:GetRecords', 'Stream')) }),
  template({ Key: key(), Stream: stream(), Role: role(), Policy: policy(puts) }),
  template({
    Key: key(),
    Stream,
    Role: role({ ManagedPolicyArns: ['arn:aws:iam::1:policy/x'] }),
    Policy: policy(puts),
  }),
  template({
    Key: key(),
    Stream,
    Role: role({ ManagedPolicyArns: [{ Ref: 'Managed' }] }),
    Policy: policy(puts),
    Managed: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { PolicyDocument: { Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*' } } },
    },
  }),
  template({
    Key: key(),
    Stream,
    Role: role(),
    Policy: policy(puts, { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
  }),
  template({
    Key: key(),
    Stream,
    Role: role(),
    Policy: policy(puts, { Effect: 'Allow', Action: 'kms:*', NotResource: arnOf('Other') }),
  }),
];

export const failing: Fixture['failing'] = [
  {
    template: template({ Key: key(), Stream, Role: role({ ManagedPolicyArns: [logs] }), Policy: policy(puts) }),
    problems: { Role: [{ message: 'it puts records to Stream' }] },
  },
  {
    template: template({
      Key: key(),
      Stream,
      Role: role(),
      Policy: policy(puts, { ...usesKey, Resource: [keyArn('${Other}'), 'arn:aws:s3:::lake/*'] }),
      Other: key(),
    }),
    problems: { Role: [{ message: 'it puts records to Stream' }] },
  },
  {
    template: template({
      Key: key(),
      Stream,
      Role: role(),
      Policy: policy({ ...puts, Resource: arn('kinesis:*:${AWS::AccountId}:stream/${Stream}') }),
    }),
    problems: { Role: [{ message: 'it puts records to Stream' }] },
  },
  {
    template: template({
      Key: key({ ...forRole, Principal: { AWS: arnOf('Other') } }),
      Delivery,
      Role: role({ Policies: [{ PolicyDocument: { Statement: allow('firehose:Put*', 'Delivery') } }] }),
      Other: role(),
      Policy: policy(allow('kms:Decrypt', 'Key')),
    }),
    problems: { Role: [{ message: 'it puts records to Delivery' }] },
  },
  {
    template: template({
      Key: key(),
      Stream,
      Role: role(),
      Policy: policy(puts, { ...allow('kms:GenerateDataKey', 'Key'), Effect: 'Deny' }),
    }),
    problems: { Role: [{ message: 'it puts records to Stream' }] },
  },
];

export const presenceDecides: Fixture['presenceDecides'] = true;
