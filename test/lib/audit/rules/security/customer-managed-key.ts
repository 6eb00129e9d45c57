import type { Fixture } from '../fixture';
import { found, only, UNKNOWN } from '../one-resource';

const stream = (KeyId: unknown) => only('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS', KeyId } });
const property = 'StreamEncryption.KeyId';

export const passing: Fixture['passing'] = [
  only('AWS::Kinesis::Stream'),
  stream({ 'Fn::GetAtt': ['Key', 'Arn'] }),
  stream('alias/pipeline'),
  stream({ 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/pipeline' }),
];

export const failing: Fixture['failing'] = [
  found(stream('alias/aws/kinesis'), { property, value: 'alias/aws/kinesis' }),
  found(stream({ 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/kinesis' }), {
    property,
    value: 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/kinesis',
  }),
  found(only('AWS::KinesisVideo::Stream'), { property: 'KmsKeyId' }),
  found(only('AWS::SecretsManager::Secret'), { property: 'KmsKeyId' }),
  found(stream(UNKNOWN), { property, value: UNKNOWN, unresolved: true }),
];
