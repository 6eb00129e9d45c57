import { bucketName } from '../../../../toolkit/sandbox/kernel/bucket-arn';

describe('bucketName', () => {
  test.each(['aws', 'aws-cn'])('reads the ARN of a bucket in the partition %s', (partition) => {
    expect(bucketName('BucketARN', `arn:${partition}:s3:::logs`)).toBe('logs');
  });

  test.each(['logs', 'arn:aws:s3:::logs/key', 'arn:aws:sns:us-east-1:123456789012:topic', undefined])(
    'refuses %s',
    (arn) => {
      expect(() => bucketName('BucketARN', arn)).toThrow(`BucketARN must be the ARN of a bucket, got ${arn}`);
    },
  );
});
