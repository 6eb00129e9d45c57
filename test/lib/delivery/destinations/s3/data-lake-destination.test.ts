import { Match, Template } from 'aws-cdk-lib/assertions';
import { AppendDelimiterToRecordProcessor, DeliveryStream, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, Size, Stack } from 'aws-cdk-lib/core';
import {
  DataLake,
  DataLakeDestination,
  type DataLakeDestinationProps,
  LambdaProcessor,
  LogTransform,
} from '../../../../../lib';
import { actionsOf } from '../../synthesized';

function synthesize(props?: (stack: Stack) => DataLakeDestinationProps): Template {
  const stack = new Stack(new App(), 'Stack');
  const lake = new DataLake(stack, 'Lake');
  new DeliveryStream(stack, 'Delivery', { destination: new DataLakeDestination(lake, props?.(stack)) });
  return Template.fromStack(stack);
}

function hasDestination(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: properties,
  });
}

describe('DataLakeDestination', () => {
  test('writes Parquet by the columns of the table', () => {
    hasDestination(synthesize(), {
      BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 128 },
      CompressionFormat: 'UNCOMPRESSED',
      DataFormatConversionConfiguration: {
        Enabled: true,
        InputFormatConfiguration: { Deserializer: { OpenXJsonSerDe: { CaseInsensitive: true } } },
        OutputFormatConfiguration: { Serializer: { ParquetSerDe: { Compression: 'SNAPPY' } } },
        SchemaConfiguration: {
          DatabaseName: { Ref: Match.stringLikeRegexp('^LakeDatabase') },
          TableName: { Ref: Match.stringLikeRegexp('^LakeTable') },
          VersionId: 'LATEST',
        },
      },
      S3BackupMode: 'Disabled',
    });
  });

  test('writes where the projection of the table looks, and failures apart from it by type', () => {
    hasDestination(synthesize(), {
      Prefix: 'access_log/date=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/',
      ErrorOutputPrefix:
        'errors/access_log/!{firehose:error-output-type}/date=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:HH}/',
    });
  });

  test('may deliver, read the columns and log, and nothing else', () => {
    expect(actionsOf(synthesize(), 'DeliveryDestinationRole')).toEqual([
      'glue:GetTable',
      'glue:GetTableVersion',
      'glue:GetTableVersions',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:GetBucketLocation',
      's3:GetObject',
      's3:ListBucket',
      's3:ListBucketMultipartUploads',
      's3:PutObject',
    ]);
  });

  test('is let in by AWS Lake Formation where asked for', () => {
    const template = synthesize(() => ({ lakeFormation: {} }));
    template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Resource: { Table: { Name: { Ref: Match.stringLikeRegexp('^LakeTable') } } },
    });
    template.resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 2);
    synthesize().resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 0);
  });

  test('takes hints and a backup of its own', () => {
    const template = synthesize((stack) => ({
      bufferingInterval: Duration.seconds(0),
      bufferingSize: Size.mebibytes(64),
      backup: { bucket: new Bucket(stack, 'Backup'), prefix: 'raw/' },
    }));
    hasDestination(template, {
      BufferingHints: { IntervalInSeconds: 0, SizeInMBs: 64 },
      S3BackupMode: 'Enabled',
      S3BackupConfiguration: { Prefix: 'raw/' },
    });
  });

  test.each([63, 129])('refuses to collect %d MiB', (mebibytes) => {
    expect(() => synthesize(() => ({ bufferingSize: Size.mebibytes(mebibytes) }))).toThrow(
      new Error(`DataLakeDestination: bufferingSize must be a whole number of MiB from 64 to 128, got ${mebibytes}`),
    );
  });

  test('runs the processors in order', () => {
    const template = synthesize((stack) => ({
      processors: [
        new LambdaProcessor(new LogTransform(stack, 'Transform').handler),
        new AppendDelimiterToRecordProcessor(),
      ],
    }));
    hasDestination(template, {
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [{ Type: 'Lambda' }, { Type: 'AppendDelimiterToRecord' }],
      },
    });
  });

  test('refuses a second function', () => {
    const processors = (stack: Stack) => {
      const { handler } = new LogTransform(stack, 'Transform');
      return { processors: [new LambdaProcessor(handler), new LambdaProcessor(handler)] };
    };
    expect(() => synthesize(processors)).toThrow(
      new Error('Stack/Delivery: processors must be at most one Lambda, got 2'),
    );
  });

  test('refuses a sixth processor', () => {
    const processors = Array.from({ length: 6 }, () => new AppendDelimiterToRecordProcessor());
    expect(() => synthesize(() => ({ processors }))).toThrow(
      new Error('Stack/Delivery: processors must be at most 5 processors, got 6'),
    );
  });
});

describe('S3Bucket of aws-cdk, until it is put right', () => {
  const stack = new Stack(new App(), 'Stack');
  new DeliveryStream(stack, 'Delivery', { destination: new S3Bucket(new Bucket(stack, 'Bucket')) });
  const template = Template.fromStack(stack);

  test('lets Firehose delete objects, by wildcards', () => {
    expect(actionsOf(template, 'DeliveryS3DestinationRole')).toEqual(
      expect.arrayContaining(['s3:DeleteObject*', 's3:List*']),
    );
  });

  test('lets Firehose assume the role for any account', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Condition: Match.absent() }] },
    });
  });
});
