import { isDeepStrictEqual } from 'node:util';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  type BucketChannelOptions,
  BucketCompression,
  BucketRecordFormat,
  BucketStorageClass,
} from '../../../../lib/stream/channel/bucket-channel-options';
import { ChannelDestination } from '../../../../lib/stream/channel/channel-destination';
import { ChannelStack, statementsOf } from './fixture';

function archive(options?: (stack: ChannelStack) => BucketChannelOptions) {
  const stack = new ChannelStack();
  const destination = ChannelDestination.bucket(stack.bucket, options?.(stack));
  return { stack, channel: stack.channel({ destination, channelName: 'archive' }) };
}

describe('ChannelDestination.bucket', () => {
  test("delivers bytes as they came, gzip'd, below the names of channel and hour", () => {
    const { stack } = archive();
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      StreamConfigurationList: [{ RecordConfiguration: { RecordFormatType: 'BYTE_ARRAY' } }],
      S3DestinationConfiguration: {
        StorageConfiguration: {
          BucketARN: stack.resolve(stack.bucket.bucketArn),
          ExpectedBucketOwner: '111111111111',
          CompressionType: 'GZIP',
          StorageClass: 'STANDARD',
          OutputKeyTemplate:
            'kinesis-channel/!{channel-name}/!{channel-id}/!{yyyy}/!{MM}/!{dd}/!{HH}/' +
            '!{channel-name}-!{channel-id}-!{yyyy}-!{MM}-!{dd}-!{HH}-!{mm}!{extension}',
        },
      },
    });
  });

  test.each(Object.values(BucketRecordFormat))('reads records as %s', (recordFormat) => {
    Template.fromStack(archive(() => ({ recordFormat })).stack).hasResourceProperties('AWS::Kinesis::Channel', {
      StreamConfigurationList: [{ RecordConfiguration: { RecordFormatType: recordFormat } }],
    });
  });

  test('takes a key template, a compression and a storage class', () => {
    const keyTemplate = 'lines/!{stream-name}/!{yyyy}';
    const compression = BucketCompression.NONE;
    const storageClass = BucketStorageClass.GLACIER_IR;
    const { stack, channel } = archive(() => ({ keyTemplate, compression, storageClass }));
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      S3DestinationConfiguration: {
        StorageConfiguration: {
          CompressionType: 'NONE',
          StorageClass: 'GLACIER_IR',
          OutputKeyTemplate: keyTemplate,
        },
      },
    });
    expect(statementsOf(channel)[1]).toEqual({
      Action: ['s3:ListMultipartUploadParts', 's3:PutObject'],
      Effect: 'Allow',
      Resource: stack.resolve(stack.bucket.arnForObjects(`lines/${stack.source.stream.streamName}/*`)),
    });
  });

  test.each([BucketCompression.GZIP, BucketCompression.ZSTD])(
    'refuses objects compressed by %s without extension',
    (compression) => {
      expect(() => archive(() => ({ keyTemplate: 'lines', compression }))).toThrow(
        new Error(
          'ChannelDestination.bucket: keyTemplate must be a template which ends with !{extension}, as objects are compressed, got "lines"',
        ),
      );
    },
  );

  test('lets the role put objects where the template says, and no key of the bucket where it has none', () => {
    const { stack, channel } = archive();
    expect(statementsOf(channel).slice(0, 2)).toEqual([
      {
        Action: ['s3:ListBucket', 's3:ListBucketMultipartUploads'],
        Effect: 'Allow',
        Resource: stack.resolve(stack.bucket.bucketArn),
      },
      {
        Action: ['s3:ListMultipartUploadParts', 's3:PutObject'],
        Effect: 'Allow',
        Resource: stack.resolve(stack.bucket.arnForObjects('kinesis-channel/archive/*')),
      },
    ]);
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      EncryptionConfiguration: Match.absent(),
    });
  });

  test.each(['of the bucket', 'given'])('encrypts with the key %s, in the context of its buckets only', (whose) => {
    const stack = new ChannelStack();
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Own', { encryptionKey: whose === 'given' ? undefined : key });
    const options = whose === 'given' ? { encryptionKey: key } : {};
    const channel = stack.channel({ destination: ChannelDestination.bucket(bucket, options) });
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      EncryptionConfiguration: { EncryptionType: 'KMS', KeyId: stack.resolve(key.keyArn) },
    });
    const inContext = (of: IBucket) => ({
      StringEquals: { 'kms:ViaService': stack.resolve(`s3.us-east-1.${stack.urlSuffix}`) },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': stack.resolve([of.bucketArn, of.arnForObjects('*')]) },
    });
    const ofKey = statementsOf(channel).filter(({ Resource }) =>
      isDeepStrictEqual(Resource, stack.resolve(key.keyArn)),
    );
    expect(ofKey.map(({ Condition }) => Condition)).toEqual([
      inContext(bucket),
      { StringEqualsIfExists: { 'kms:ViaService': stack.resolve(`kinesis.us-east-1.${stack.urlSuffix}`) } },
      inContext(channel.deadLetterBucket),
    ]);
  });

  test('refuses a key that AWS manages', () => {
    expect(() =>
      archive((stack) => ({ encryptionKey: Alias.fromAliasName(stack, 'Managed', 'alias/aws/s3') })),
    ).toThrow(new Error('ChannelDestination.bucket: encryptionKey must be a customer managed key, got alias/aws/s3'));
  });

  test('refuses a bucket in another region', () => {
    const stack = new ChannelStack();
    const bucket = Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'far', region: 'eu-west-1' });
    expect(() => stack.channel({ destination: ChannelDestination.bucket(bucket) })).toThrow(
      new Error('Stack/Channel: destination must be in the region of the channel, us-east-1, got eu-west-1'),
    );
  });

  test('delivers to another account, and says what its owner must allow', () => {
    const stack = new ChannelStack();
    const bucket = Bucket.fromBucketAttributes(stack, 'Other', { bucketName: 'other', account: '222222222222' });
    stack.channel({ destination: ChannelDestination.bucket(bucket), channelName: 'archive' });
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      S3DestinationConfiguration: { StorageConfiguration: { ExpectedBucketOwner: '222222222222' } },
    });
    const [warning] = Annotations.fromStack(stack).findWarning('/Stack/Channel', Match.anyValue());
    expect(warning?.entry.data).toMatch(
      /^account 222222222222 must let the role of the channel in, by bucket and key policies with the statements .*other\/kinesis-channel\/archive\/\*.* \[ack: cdk-kinesis-pipelines:channelBucketOfOtherAccount\]$/,
    );
  });

  test('warns of no other account where there is none', () => {
    const { stack } = archive();
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});
