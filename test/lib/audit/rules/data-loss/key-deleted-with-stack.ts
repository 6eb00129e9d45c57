import type { RawResource } from '../../../../../lib/audit/raw-template';
import type { FailingTemplate } from '../fixture';
import { arnOf, stream, template, toS3 } from '../resources';

const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
const key: RawResource = { Type: 'AWS::KMS::Key' };
const encrypted = stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: { Ref: 'Key' } } });
const keptStream = { ...encrypted, ...kept };
const writing = toS3({
  EncryptionConfiguration: { KMSEncryptionConfig: { AWSKMSKeyARN: arnOf('Key') } },
  S3BackupConfiguration: { BucketARN: 'arn:aws:s3:::backup' },
});
const buffering = toS3({}, { DeliveryStreamEncryptionConfigurationInput: { KeyARN: arnOf('Key') } });
const byStage = { Ref: 'KeyPolicy' };

export const passing = [
  template({ Key: { ...key, ...kept }, Stream: keptStream }),
  template({ Key: key, Stream: encrypted }),
  template({ Key: key, Delivery: buffering }),
  template({ Key: key, Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } } }),
];

export const failing: FailingTemplate[] = [
  { template: template({ Key: key, Stream: keptStream }), problems: { Key: [{ property: 'DeletionPolicy' }] } },
  { template: template({ Key: key, Delivery: writing }), problems: { Key: [{ property: 'DeletionPolicy' }] } },
  {
    template: template({ Key: { ...key, DeletionPolicy: byStage }, Stream: keptStream }),
    problems: { Key: [{ property: 'DeletionPolicy', value: byStage, unresolved: true }] },
  },
];
