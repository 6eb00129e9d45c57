import { writerTarget } from '../../../../../toolkit/sandbox/firehose/destination/writer-target';

const TARGET = { BucketARN: 'arn:aws:s3:::lake', RoleARN: 'arn:aws:iam::123456789012:role/delivery' };
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/own';

describe('writerTarget', () => {
  test.each([
    [{ KMSEncryptionConfig: { AWSKMSKeyARN: KEY } }, { algorithm: 'aws:kms', key: KEY }],
    [{}, undefined],
    [undefined, undefined],
  ])('encrypts by %j: %j', (EncryptionConfiguration, encryption) => {
    expect(writerTarget({ ...TARGET, EncryptionConfiguration })).toEqual({
      bucket: 'lake',
      roleArn: TARGET.RoleARN,
      encryption,
    });
  });
});
