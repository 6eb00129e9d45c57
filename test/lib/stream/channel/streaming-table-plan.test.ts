import { isDeepStrictEqual } from 'node:util';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Fn } from 'aws-cdk-lib/core';
import {
  StreamingTableCompression,
  type StreamingTableOptions,
  StreamingTableRecordFormat,
} from '../../../../lib/stream/channel/streaming-table-options';
import { ChannelStack, statementsOf } from './fixture';

const OWNER = 'ChannelDestination.streamingTable';
const TABLE_ACTIONS = [
  's3tables:CreateNamespace',
  's3tables:CreateTable',
  's3tables:GetTable',
  's3tables:GetTableBucket',
  's3tables:GetTableData',
  's3tables:GetTableMetadataLocation',
  's3tables:PutTableData',
  's3tables:PutTableRecordExpirationConfiguration',
  's3tables:TagResource',
  's3tables:UpdateTableMetadataLocation',
];

function lines(options?: (stack: ChannelStack) => Partial<StreamingTableOptions>) {
  const stack = new ChannelStack();
  return { stack, channel: stack.channel({ destination: stack.table(options?.(stack)) }) };
}

describe('ChannelDestination.streamingTable', () => {
  test('has production defaults', () => {
    const { stack } = lines();
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('creates a table of JSON records, partitioned by the hour, and no objects', () => {
    const { stack } = lines();
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Channel', {
      StreamConfigurationList: [
        {
          RecordConfiguration: {
            RecordFormatType: 'JSON',
            GSRSchemaARN: stack.resolve(stack.schema.schemaRef.schemaArn),
          },
        },
      ],
      S3DestinationConfiguration: Match.absent(),
      S3TablesDestinationConfiguration: {
        DataFreshnessInSeconds: 300,
        DeadLetterQueueS3Configuration: { ExpectedBucketOwner: '111111111111' },
        S3TablesConfigurationList: [
          {
            TableBucketARN: stack.resolve(stack.tableBucket.tableBucketRef.tableBucketArn),
            Namespace: 'logs',
            TableName: 'lines_1',
            CompressionType: 'ZSTD',
            PartitionSpec: { PartitionFields: [{ SourceName: 'time', Transform: 'TIME_HOUR' }] },
          },
        ],
      },
      EncryptionConfiguration: Match.absent(),
    });
  });

  test('takes another format and compression', () => {
    const recordFormat = StreamingTableRecordFormat.GSR_JSON;
    const compression = StreamingTableCompression.SNAPPY;
    Template.fromStack(lines(() => ({ recordFormat, compression })).stack).hasResourceProperties(
      'AWS::Kinesis::Channel',
      {
        StreamConfigurationList: [{ RecordConfiguration: { RecordFormatType: 'GSR_JSON' } }],
        S3TablesDestinationConfiguration: { S3TablesConfigurationList: [{ CompressionType: 'SNAPPY' }] },
      },
    );
  });

  test('lets the role create and fill the table, and read its schema', () => {
    const { stack, channel } = lines();
    const { tableBucketArn } = stack.tableBucket.tableBucketRef;
    const registry = stack.resolve(
      stack.formatArn({ service: 'glue', resource: 'registry', resourceName: registryOf(stack) }),
    );
    expect(statementsOf(channel).slice(0, 2)).toEqual([
      {
        Action: TABLE_ACTIONS,
        Effect: 'Allow',
        Resource: stack.resolve([tableBucketArn, `${tableBucketArn}/table/*`]),
      },
      {
        Action: 'glue:GetSchemaVersion',
        Effect: 'Allow',
        Resource: [registry, stack.resolve(stack.schema.schemaRef.schemaArn)],
      },
    ]);
  });

  test('encrypts with a key, which the maintenance of the table may use as well', () => {
    const { stack, channel } = lines((within) => ({ encryptionKey: new Key(within, 'Key') }));
    const key = stack.node.findChild('Key') as Key;
    const { tableBucketArn } = stack.tableBucket.tableBucketRef;
    const via = (service: string) => ({ 'kms:ViaService': stack.resolve(`${service}.us-east-1.${stack.urlSuffix}`) });
    const ofKey = statementsOf(channel).filter(({ Resource }) =>
      isDeepStrictEqual(Resource, stack.resolve(key.keyArn)),
    );
    expect(ofKey.slice(0, 3)).toEqual([
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: stack.resolve(key.keyArn),
        Condition: {
          StringEquals: via('s3'),
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': stack.resolve([tableBucketArn, `${tableBucketArn}/*`]),
          },
        },
      },
      {
        Action: 'kms:DescribeKey',
        Effect: 'Allow',
        Resource: stack.resolve(key.keyArn),
        Condition: { StringEquals: via('s3tables') },
      },
      expect.objectContaining({ Condition: { StringEqualsIfExists: via('kinesis') } }),
    ]);
    expect(statementsOf(channel)[0]?.Action).toContain('s3tables:PutTableEncryption');
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          {
            Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
            Effect: 'Allow',
            Principal: { Service: 'maintenance.s3tables.amazonaws.com' },
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111111111111' },
              ArnLike: {
                'aws:SourceArn': stack.resolve(
                  stack.formatArn({ service: 's3tables', resource: 'bucket', resourceName: '*' }),
                ),
              },
            },
          },
        ]),
      },
    });
  });

  test.each([
    ['namespace', 'Logs'],
    ['namespace', ''],
    ['tableName', 'access-log'],
    ['tableName', 'x'.repeat(256)],
  ])('refuses the %s %p', (prop, name) => {
    expect(() => lines(() => ({ [prop]: name }))).toThrow(
      new Error(`${OWNER}: ${prop} must be 1 to 255 lowercase letters, digits and underscores, got "${name}"`),
    );
  });

  test('takes a name of 255 characters', () => {
    expect(() => lines(() => ({ tableName: 'x'.repeat(255) }))).not.toThrow();
  });

  test('refuses a partition column without a name', () => {
    expect(() => lines(() => ({ partitionColumn: '' }))).toThrow(
      new Error(`${OWNER}: partitionColumn must be the name of a column, got ""`),
    );
  });

  test('refuses a key that AWS manages', () => {
    expect(() =>
      lines((stack) => ({ encryptionKey: Alias.fromAliasName(stack, 'Managed', 'alias/aws/kinesis') })),
    ).toThrow(new Error(`${OWNER}: encryptionKey must be a customer managed key, got alias/aws/kinesis`));
  });

  test.each([
    ['destination', '222222222222', 'us-east-1', 'in the account of the channel, 111111111111, got 222222222222'],
    ['destination', '111111111111', 'eu-west-1', 'in the region of the channel, us-east-1, got eu-west-1'],
    ['schema', '222222222222', 'us-east-1', 'in the account of the channel, 111111111111, got 222222222222'],
    ['schema', '111111111111', 'eu-west-1', 'in the region of the channel, us-east-1, got eu-west-1'],
  ])('refuses a %s of account %s in %s', (prop, account, region, refusal) => {
    const stack = new ChannelStack();
    const other = new ChannelStack({}, { account, region });
    const destination = prop === 'schema' ? stack.table({ schema: other.schema }) : other.table();
    expect(() => stack.channel({ destination })).toThrow(new Error(`Stack/Channel: ${prop} must be ${refusal}`));
  });
});

function registryOf(stack: ChannelStack): string {
  return Fn.select(1, Fn.split('/', stack.schema.schemaRef.schemaArn));
}
