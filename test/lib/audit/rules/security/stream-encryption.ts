import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const stream = (StreamEncryption: unknown) => only('AWS::Kinesis::Stream', { StreamEncryption });
const kms = { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' };
const property = 'StreamEncryption.EncryptionType';

export const passing: Fixture['passing'] = [
  stream(kms),
  {
    Conditions: { InChina: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] } },
    ...stream({ 'Fn::If': ['InChina', { Ref: 'AWS::NoValue' }, kms] }),
  },
];

export const failing: Fixture['failing'] = [
  found(only('AWS::Kinesis::Stream'), { property }),
  found(stream({ ...kms, EncryptionType: 'NONE' }), { property, value: 'NONE' }),
  {
    template: {
      Parameters: { Encrypt: { Type: 'String', AllowedValues: ['yes', 'no'] } },
      Conditions: { Encrypted: { 'Fn::Equals': [{ Ref: 'Encrypt' }, 'yes'] } },
      ...stream({ 'Fn::If': ['Encrypted', kms, { Ref: 'AWS::NoValue' }] }),
    },
    problems: { Subject: [{ property }] },
  },
  found(stream({ ...kms, EncryptionType: UNKNOWN }), { property, value: UNKNOWN, unresolved: true }),
];
