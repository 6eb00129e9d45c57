import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnSchema, CfnTable } from 'aws-cdk-lib/aws-glue';
import {
  Compression,
  DeliveryStream,
  HiveJsonInputFormat,
  InputFormat,
  OpenXJsonInputFormat,
  OrcCompression,
  OrcFormatVersion,
  OrcOutputFormat,
  OutputFormat,
  ParquetCompression,
  ParquetOutputFormat,
  ParquetWriterVersion,
  S3Bucket,
  SchemaConfiguration,
  TimestampParser,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnDataLakeSettings } from 'aws-cdk-lib/aws-lakeformation';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Lazy, Size, Stack, Token } from 'aws-cdk-lib/core';
import {
  ColumnType,
  ConversionSchema,
  type FormatConversion,
  S3Destination,
  type S3DestinationProps,
  TableSchema,
} from '../../../../../lib';
import { statementsOf } from '../../synthesized';

const SCHEMA = new TableSchema({ tableName: 'orders', columns: [{ name: 'customer', type: ColumnType.text() }] });
const NAMED = ConversionSchema.fromTableName('shop', 'orders');

function synthesize(conversion: (stack: Stack) => FormatConversion, props: S3DestinationProps = {}): Template {
  const stack = new Stack(new App(), 'Stack');
  const destination = new S3Destination(new Bucket(stack, 'Bucket'), { formatConversion: conversion(stack), ...props });
  new DeliveryStream(stack, 'Delivery', { destination });
  return Template.fromStack(stack);
}

function hasConversion(template: Template, properties: object): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: { DataFormatConversionConfiguration: { Enabled: true, ...properties } },
  });
}

function hasPrefix(template: Template, Prefix: string): void {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: { Prefix },
  });
}

function refuses(formatConversion: FormatConversion, message: string, props: S3DestinationProps = {}): void {
  const bucket = Bucket.fromBucketName(new Stack(), 'Bucket', 'bucket');
  expect(() => new S3Destination(bucket, { formatConversion, ...props })).toThrow(new Error(message));
}

/** A format which somebody else made. */
function parquetWith(settings: object): FormatConversion {
  const outputFormat = { createOutputFormatConfig: () => ({ serializer: { parquetSerDe: settings } }) };
  return { schema: NAMED, outputFormat };
}

function orcWith(settings: object): FormatConversion {
  return { schema: NAMED, outputFormat: { createOutputFormatConfig: () => ({ serializer: { orcSerDe: settings } }) } };
}

describe('FormatConversion', () => {
  test('reads JSON with keys in any case and writes Parquet, which compresses itself', () => {
    const template = synthesize(() => ({ schema: NAMED }));
    hasConversion(template, {
      InputFormatConfiguration: { Deserializer: { OpenXJsonSerDe: { CaseInsensitive: true } } },
      OutputFormatConfiguration: { Serializer: { ParquetSerDe: { Compression: 'SNAPPY' } } },
    });
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      ExtendedS3DestinationConfiguration: {
        CompressionFormat: 'UNCOMPRESSED',
        BufferingHints: { IntervalInSeconds: 300, SizeInMBs: 128 },
      },
    });
  });

  test('takes every setting of Parquet and of the deserializer of OpenX', () => {
    const template = synthesize(() => ({
      schema: NAMED,
      inputFormat: new OpenXJsonInputFormat({
        lowercaseColumnNames: false,
        convertDotsInJsonKeysToUnderscores: true,
        columnToJsonKeyMappings: { ts: 'timestamp' },
      }),
      outputFormat: new ParquetOutputFormat({
        blockSize: Size.mebibytes(64),
        pageSize: Size.kibibytes(64),
        maxPadding: Size.bytes(0),
        compression: ParquetCompression.GZIP,
        enableDictionaryCompression: true,
        writerVersion: ParquetWriterVersion.V2,
      }),
    }));
    hasConversion(template, {
      InputFormatConfiguration: {
        Deserializer: {
          OpenXJsonSerDe: {
            CaseInsensitive: false,
            ConvertDotsInJsonKeysToUnderscores: true,
            ColumnToJsonKeyMappings: { ts: 'timestamp' },
          },
        },
      },
      OutputFormatConfiguration: {
        Serializer: {
          ParquetSerDe: {
            BlockSizeBytes: 67_108_864,
            PageSizeBytes: 65_536,
            MaxPaddingBytes: 0,
            Compression: 'GZIP',
            EnableDictionaryCompression: true,
            WriterVersion: 'V2',
          },
        },
      },
    });
  });

  test('takes every setting of ORC and of the deserializer of Hive', () => {
    const template = synthesize(() => ({
      schema: NAMED,
      inputFormat: new HiveJsonInputFormat({
        timestampParsers: [TimestampParser.EPOCH_MILLIS, TimestampParser.fromFormatString('yyyy-MM-dd')],
      }),
      outputFormat: new OrcOutputFormat({
        blockSize: Size.mebibytes(64),
        stripeSize: Size.mebibytes(8),
        rowIndexStride: 1000,
        bloomFilterColumns: ['customer'],
        bloomFilterFalsePositiveProbability: 0,
        dictionaryKeyThreshold: 1,
        enablePadding: true,
        paddingTolerance: 0.5,
        compression: OrcCompression.ZLIB,
        formatVersion: OrcFormatVersion.V0_11,
      }),
    }));
    hasConversion(template, {
      InputFormatConfiguration: { Deserializer: { HiveJsonSerDe: { TimestampFormats: ['millis', 'yyyy-MM-dd'] } } },
      OutputFormatConfiguration: {
        Serializer: {
          OrcSerDe: {
            BlockSizeBytes: 67_108_864,
            StripeSizeBytes: 8_388_608,
            RowIndexStride: 1000,
            BloomFilterColumns: ['customer'],
            BloomFilterFalsePositiveProbability: 0,
            DictionaryKeyThreshold: 1,
            EnablePadding: true,
            PaddingTolerance: 0.5,
            Compression: 'ZLIB',
            FormatVersion: 'V0_11',
          },
        },
      },
    });
  });

  test.each<[FormatConversion, string]>([
    [
      parquetWith({ blockSizeBytes: 67_108_863 }),
      'blockSizeBytes must be a whole number of 67108864 or more, got 67108863',
    ],
    [parquetWith({ pageSizeBytes: 65_535 }), 'pageSizeBytes must be a whole number of 65536 or more, got 65535'],
    [parquetWith({ maxPaddingBytes: -1 }), 'maxPaddingBytes must be a whole number of 0 or more, got -1'],
    [parquetWith({ compression: 'ZSTD' }), 'compression must be one of UNCOMPRESSED, SNAPPY, GZIP, got ZSTD'],
    [orcWith({ stripeSizeBytes: 8_388_607 }), 'stripeSizeBytes must be a whole number of 8388608 or more, got 8388607'],
    [orcWith({ rowIndexStride: 999 }), 'rowIndexStride must be a whole number of 1000 or more, got 999'],
    [orcWith({ rowIndexStride: 1000.5 }), 'rowIndexStride must be a whole number of 1000 or more, got 1000.5'],
    [orcWith({ paddingTolerance: 1.1 }), 'paddingTolerance must be a number from 0 to 1, got 1.1'],
    [orcWith({ dictionaryKeyThreshold: -0.1 }), 'dictionaryKeyThreshold must be a number from 0 to 1, got -0.1'],
    [
      orcWith({ bloomFilterFalsePositiveProbability: Number.NaN }),
      'bloomFilterFalsePositiveProbability must be a number from 0 to 1, got NaN',
    ],
    [orcWith({ compression: 'GZIP' }), 'compression must be one of NONE, SNAPPY, ZLIB, got GZIP'],
  ])('refuses an output setting: %#', (conversion, message) => {
    refuses(conversion, `FormatConversion: ${message}`);
  });

  test('takes settings which are known at deployment only', () => {
    const blockSizeBytes = Token.asNumber({ Ref: 'BlockSize' });
    hasConversion(
      synthesize(() => parquetWith({ blockSizeBytes })),
      { OutputFormatConfiguration: { Serializer: { ParquetSerDe: { BlockSizeBytes: { Ref: 'BlockSize' } } } } },
    );
  });

  test('refuses to compress columns a second time', () => {
    const known = Lazy.string({ produce: () => 'UNCOMPRESSED' });
    for (const compression of [Compression.UNCOMPRESSED, Compression.of(known)]) {
      expect(() => synthesize(() => ({ schema: NAMED }), { compression })).not.toThrow();
    }
    const message = 'S3Destination: compression must be UNCOMPRESSED with formatConversion, got GZIP';
    refuses({ schema: NAMED }, message, { compression: Compression.GZIP });
  });

  test('refuses to refer to columns that the schema does not have', () => {
    const schema = ConversionSchema.fromColumns(SCHEMA);
    const inputFormat = new OpenXJsonInputFormat({ columnToJsonKeyMappings: { customer: 'Customer', ts: 'time' } });
    refuses(
      { schema, inputFormat },
      'FormatConversion: columnToJsonKeyMappings must be by columns of the schema, got "ts"',
    );
    const outputFormat = new OrcOutputFormat({ bloomFilterColumns: ['customer', 'client'] });
    refuses(
      { schema, outputFormat },
      'FormatConversion: bloomFilterColumns must be by columns of the schema, got "client"',
    );
    expect(() => synthesize(() => ({ schema: NAMED, inputFormat, outputFormat }))).not.toThrow();
  });
});

describe('ConversionSchema', () => {
  const ARN_START = ['arn:', { Ref: 'AWS::Partition' }];

  test('refers to a table by its names, and lets the role read that table only', () => {
    const template = synthesize(() => ({
      schema: ConversionSchema.fromTableName('shop', 'orders', {
        catalogId: '222222222222',
        region: 'eu-west-1',
        versionId: '7',
      }),
    }));
    hasConversion(template, {
      SchemaConfiguration: {
        CatalogId: '222222222222',
        Region: 'eu-west-1',
        DatabaseName: 'shop',
        TableName: 'orders',
        VersionId: '7',
        RoleARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^DeliveryDestinationRole'), 'Arn'] },
      },
    });
    const arn = (resource: string) => ({
      'Fn::Join': ['', [...ARN_START, `:glue:eu-west-1:222222222222:${resource}`]],
    });
    const statements = statementsOf(template, 'DeliveryDestinationRole');
    expect(statements.filter(({ Action }) => JSON.stringify(Action).includes('glue:'))).toEqual([
      {
        Effect: 'Allow',
        Action: ['glue:GetTable', 'glue:GetTableVersion', 'glue:GetTableVersions'],
        Resource: [arn('catalog'), arn('database/shop'), arn('table/shop/orders')],
      },
    ]);
  });

  test('is of the own account and Region, and follows the table, unless told otherwise', () => {
    hasConversion(
      synthesize(() => ({ schema: NAMED })),
      {
        SchemaConfiguration: {
          CatalogId: { Ref: 'AWS::AccountId' },
          Region: { Ref: 'AWS::Region' },
          VersionId: 'LATEST',
        },
      },
    );
  });

  test('refers to a table of the app', () => {
    const template = synthesize((stack) => ({
      schema: ConversionSchema.fromCfnTable(
        new CfnTable(stack, 'Table', { catalogId: '333333333333', databaseName: 'shop', tableInput: {} }),
      ),
    }));
    hasConversion(template, {
      SchemaConfiguration: {
        CatalogId: '333333333333',
        Region: { Ref: 'AWS::Region' },
        DatabaseName: 'shop',
        TableName: { Ref: 'Table' },
        VersionId: 'LATEST',
      },
    });
  });

  test('lets the role read the schema from which a table takes its columns', () => {
    const template = synthesize((stack) => ({
      schema: ConversionSchema.fromTableName('shop', 'orders', {
        registrySchema: new CfnSchema(stack, 'Schema', { name: 'orders', dataFormat: 'JSON', compatibility: 'NONE' }),
      }),
    }));
    const arn = { Ref: 'Schema' };
    const registry = { 'Fn::Select': [1, { 'Fn::Split': ['/', arn] }] };
    const place = [':glue:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':registry/', registry];
    expect(statementsOf(template, 'DeliveryDestinationRole')).toContainEqual({
      Effect: 'Allow',
      Action: 'glue:GetSchemaVersion',
      Resource: [{ 'Fn::Join': ['', [...ARN_START, ...place]] }, arn],
    });
    hasConversion(template, { SchemaConfiguration: { TableName: 'orders' } });
  });

  test.each([
    [
      'databaseName',
      () => ConversionSchema.fromTableName('', 'orders'),
      '1 to 255 characters without spaces and /',
      '',
    ],
    ['tableName', () => ConversionSchema.fromTableName('a', 'b/c'), '1 to 255 characters without spaces and /', 'b/c'],
    ['catalogId', () => ConversionSchema.fromTableName('a', 'b', { catalogId: 's3' }), 'an account of 12 digits', 's3'],
    ['versionId', () => ConversionSchema.fromTableName('a', 'b', { versionId: 'v1' }), 'a number or LATEST', 'v1'],
  ])('refuses an illegal %s', (prop, create, allowed, got) => {
    expect(create).toThrow(new Error(`ConversionSchema: ${prop} must be ${allowed}, got "${got}"`));
  });

  test.each([
    ['parquet', OutputFormat.PARQUET, 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'],
    ['orc', OutputFormat.ORC, 'org.apache.hadoop.hive.ql.io.orc.OrcSerde'],
  ])('makes a table of its own over %s', (classification, outputFormat, serializationLibrary) => {
    const template = synthesize(() => ({ schema: ConversionSchema.fromColumns(SCHEMA), outputFormat }));
    const [tableId] = Object.keys(template.findResources('AWS::Glue::Table'));
    hasConversion(template, { SchemaConfiguration: { TableName: { Ref: tableId } } });
    template.hasResourceProperties('AWS::Glue::Table', {
      DatabaseName: { Ref: Match.stringLikeRegexp('^DeliveryCatalogDatabase') },
      TableInput: {
        Name: 'orders',
        Parameters: { classification },
        StorageDescriptor: {
          Columns: [{ Name: 'customer', Type: 'string' }],
          Location: { 'Fn::Join': ['', ['s3://', { Ref: 'Bucket83908E77' }, '/orders/']] },
          SerdeInfo: { SerializationLibrary: serializationLibrary },
        },
      },
    });
    hasPrefix(template, 'orders/!{timestamp:yyyy/MM/dd/HH}/');
  });

  test('makes its table over the folder of the prefix', () => {
    const schema = ConversionSchema.fromColumns(SCHEMA);
    const template = synthesize(() => ({ schema }), { prefix: 'shop/orders/year=!{timestamp:yyyy}/' });
    template.hasResourceProperties('AWS::Glue::Table', {
      TableInput: {
        StorageDescriptor: {
          Location: { 'Fn::Join': ['', ['s3://', { Ref: 'Bucket83908E77' }, '/shop/orders/']] },
        },
      },
    });
    const partitioned = synthesize(() => ({ schema }), { dynamicPartitioning: { keysFromQuery: { customer: '.c' } } });
    hasPrefix(partitioned, 'orders/customer=!{partitionKeyFromQuery:customer}/');
  });

  test.each(['year=!{timestamp:yyyy}/', 'orders'])('refuses to make a table over what failed, as with %j', (prefix) => {
    const message = `S3Destination: prefix must be in a folder, for the table of the schema, got "${prefix}"`;
    refuses({ schema: ConversionSchema.fromColumns(SCHEMA) }, message, { prefix });
  });

  test('refuses to make a table in a folder which is known at deployment only', () => {
    const prefix = Lazy.string({ produce: () => 'orders/' });
    const message = `S3Destination: prefix must be in a folder, for the table of the schema, got "${prefix}"`;
    refuses({ schema: ConversionSchema.fromColumns(SCHEMA) }, message, { prefix });
  });
});

describe('LakeFormationAccess', () => {
  test('lets the role describe the database and read the table, before the delivery stream and after the settings', () => {
    const template = synthesize((stack) => ({
      schema: NAMED,
      lakeFormation: { settings: new CfnDataLakeSettings(stack, 'Settings') },
    }));
    const permissions = template.findResources('AWS::LakeFormation::PrincipalPermissions');
    const principal = {
      DataLakePrincipalIdentifier: { 'Fn::GetAtt': [expect.stringMatching(/^DeliveryDestinationRole/), 'Arn'] },
    };
    const shared = { Principal: principal, PermissionsWithGrantOption: [] };
    const catalog = { CatalogId: { Ref: 'AWS::AccountId' } };
    expect(Object.values(permissions)).toEqual([
      expect.objectContaining({
        Properties: { ...shared, Permissions: ['DESCRIBE'], Resource: { Database: { ...catalog, Name: 'shop' } } },
        DependsOn: ['Settings'],
      }),
      expect.objectContaining({
        Properties: {
          ...shared,
          Permissions: ['DESCRIBE', 'SELECT'],
          Resource: { Table: { ...catalog, DatabaseName: 'shop', Name: 'orders' } },
        },
        DependsOn: ['Settings'],
      }),
    ]);
    template.hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith(Object.keys(permissions)),
    });
  });

  test('takes a deployer who may grant already', () => {
    const template = synthesize(() => ({ schema: NAMED, lakeFormation: {} }));
    template.allResources('AWS::LakeFormation::PrincipalPermissions', { DependsOn: Match.absent() });
  });

  test('is not asked for by default', () => {
    synthesize(() => ({ schema: NAMED })).resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 0);
  });
});

describe('format conversion of aws-cdk, until it is put right', () => {
  const stack = new Stack(new App(), 'Stack');
  const table = new CfnTable(stack, 'Table', { catalogId: '1', databaseName: 'shop', tableInput: {} });
  const dataFormatConversion = {
    schemaConfiguration: SchemaConfiguration.fromCfnTable(table),
    inputFormat: InputFormat.OPENX_JSON,
    outputFormat: OutputFormat.PARQUET,
  };

  test('lets the role read every schema of every registry', () => {
    const destination = new S3Bucket(new Bucket(stack, 'Bucket'), { dataFormatConversion });
    new DeliveryStream(stack, 'Delivery', { destination });
    expect(statementsOf(Template.fromStack(stack), 'DeliveryS3DestinationRole')).toContainEqual({
      Effect: 'Allow',
      Action: 'glue:GetSchemaVersion',
      Resource: '*',
    });
  });

  test('takes the name of a table for its catalog, database and name', () => {
    const split = { 'Fn::Split': ['|', { Ref: 'Table' }] };
    expect(stack.resolve(table.tableRef.tableName)).toEqual({ 'Fn::Select': [2, split] });
  });

  test('takes settings that the service does not', () => {
    const parquet = () => new ParquetOutputFormat({ compression: ParquetCompression.of('ZSTD') });
    const orc = () => new OrcOutputFormat({ rowIndexStride: 1000.5, compression: OrcCompression.of('GZIP') });
    expect(parquet).not.toThrow();
    expect(orc).not.toThrow();
  });

  test('refuses a legal block that is no whole number of mebibytes', () => {
    const blockSize = Size.bytes(67_108_865);
    expect(() => new ParquetOutputFormat({ blockSize })).toThrow(/cannot be converted/);
  });
});
