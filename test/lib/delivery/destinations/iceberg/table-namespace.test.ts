import { Match, Template } from 'aws-cdk-lib/assertions';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnTableBucket } from 'aws-cdk-lib/aws-s3tables';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  ColumnType,
  IcebergCatalog,
  IcebergDestination,
  IcebergPartition,
  type NamespaceTableOptions,
  TableNamespace,
  type TableNamespaceProps,
  TableSchema,
} from '../../../../../lib';

const ORDERS = new TableSchema({
  tableName: 'orders',
  columns: [
    { name: 'order_id', type: ColumnType.text(64) },
    { name: 'placed_at', type: ColumnType.TIMESTAMP },
    { name: 'total', type: ColumnType.of('decimal(10,2)', 'DECIMAL(10,2)') },
  ],
});

function newNamespace(props: Partial<TableNamespaceProps> = {}): { stack: Stack; namespace: TableNamespace } {
  const stack = new Stack(new App(), 'Stack');
  const tableBucket = new CfnTableBucket(stack, 'Bucket', { tableBucketName: 'tables' });
  return { stack, namespace: new TableNamespace(stack, 'Shop', { tableBucket, namespaceName: 'shop', ...props }) };
}

function addTable(schema = ORDERS, options: NamespaceTableOptions = {}): Template {
  const { stack, namespace } = newNamespace();
  namespace.addTable('Orders', schema, options);
  return Template.fromStack(stack);
}

const schemaOf = (hiveType: string) =>
  new TableSchema({ tableName: 'orders', columns: [{ name: 'field', type: ColumnType.of(hiveType, 'SUPER') }] });

describe('TableNamespace', () => {
  test('is kept when it leaves the stack, as its table is', () => {
    expect(addTable().toJSON()).toMatchSnapshot();
  });

  test('and its table may be removed with the stack', () => {
    const removalPolicy = RemovalPolicy.DESTROY;
    const { stack, namespace } = newNamespace({ removalPolicy });
    namespace.addTable('Orders', ORDERS, { removalPolicy });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::S3Tables::Namespace', { DeletionPolicy: 'Delete' });
    template.hasResource('AWS::S3Tables::Table', { DeletionPolicy: 'Delete' });
  });

  test.each(['', '_shop', 'shop_', 'Shop', 'sh-op', 'a'.repeat(256)])('refuses the name %j', (namespaceName) => {
    expect(() => newNamespace({ namespaceName })).toThrow(
      new Error(
        `Stack/Shop: namespaceName must be 1 to 255 lowercase letters, digits and _, the first and the last not _, got ${JSON.stringify(namespaceName)}`,
      ),
    );
  });

  test('refuses the name of a namespace of AWS', () => {
    expect(() => newNamespace({ namespaceName: 'aws_shop' })).toThrow(
      new Error('Stack/Shop: namespaceName must be without aws in front, which is reserved, got "aws_shop"'),
    );
  });
});

describe('NamespaceTable', () => {
  test('has the columns of its schema, in the types of Apache Iceberg', () => {
    addTable().hasResourceProperties('AWS::S3Tables::Table', {
      OpenTableFormat: 'ICEBERG',
      Namespace: 'shop',
      TableName: 'orders',
      IcebergMetadata: {
        IcebergSchema: {
          SchemaFieldList: [
            { Id: 1, Name: 'order_id', Type: 'string', Required: false },
            { Id: 2, Name: 'placed_at', Type: 'timestamp', Required: false },
            { Id: 3, Name: 'total', Type: 'decimal(10,2)', Required: false },
          ],
        },
        IcebergPartitionSpec: Match.absent(),
      },
    });
  });

  test('waits for its namespace', () => {
    addTable().hasResource('AWS::S3Tables::Table', { DependsOn: [Match.stringLikeRegexp('^Shop')] });
  });

  test('is what a delivery stream waits for', () => {
    const { stack, namespace } = newNamespace();
    const table = namespace.addTable('Orders', ORDERS);
    const destination = new IcebergDestination(
      IcebergCatalog.fromTableBucketArn('arn:aws:s3tables:eu-west-1:111122223333:bucket/tables'),
      { tables: [table.asDestination({ uniqueKeys: ['order_id'], errorOutputPrefix: 'orders/' })] },
    );
    new DeliveryStream(stack, 'Delivery', { destination });
    const template = Template.fromStack(stack);
    template.hasResource('AWS::KinesisFirehose::DeliveryStream', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ShopOrders')]),
      Properties: {
        IcebergDestinationConfiguration: {
          DestinationTableConfigurationList: [
            {
              DestinationDatabaseName: 'shop',
              DestinationTableName: 'orders',
              UniqueKeys: ['order_id'],
              S3ErrorOutputPrefix: 'orders/',
            },
          ],
        },
      },
    });
    expect(stack.resolve(table.tableArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ShopOrders/), 'TableARN'] });
  });

  test.each([
    [IcebergPartition.identity('order_id'), { Name: 'order_id', SourceId: 1, Transform: 'identity' }],
    [IcebergPartition.year('placed_at'), { Name: 'placed_at_year', SourceId: 2, Transform: 'year' }],
    [IcebergPartition.month('placed_at'), { Name: 'placed_at_month', SourceId: 2, Transform: 'month' }],
    [IcebergPartition.day('placed_at'), { Name: 'placed_at_day', SourceId: 2, Transform: 'day' }],
    [IcebergPartition.hour('placed_at'), { Name: 'placed_at_hour', SourceId: 2, Transform: 'hour' }],
    [IcebergPartition.bucket('order_id', 16), { Name: 'order_id_bucket', SourceId: 1, Transform: 'bucket[16]' }],
    [IcebergPartition.truncate('order_id', 4), { Name: 'order_id_trunc', SourceId: 1, Transform: 'truncate[4]' }],
  ])('is partitioned by $transform of $column', (partition, field) => {
    addTable(ORDERS, { partitions: [partition] }).hasResourceProperties('AWS::S3Tables::Table', {
      IcebergMetadata: { IcebergPartitionSpec: { Fields: [field] } },
    });
  });

  test('refuses to be partitioned by a column which it does not have', () => {
    expect(() => addTable(ORDERS, { partitions: [IcebergPartition.day('time')] })).toThrow(
      new Error('Stack/Shop/Orders: partitions must be by columns of the schema, got "time"'),
    );
  });

  test.each([
    ['boolean', 'boolean'],
    ['tinyint', 'int'],
    ['smallint', 'int'],
    ['int', 'int'],
    ['bigint', 'long'],
    ['float', 'float'],
    ['double', 'double'],
    ['date', 'date'],
    ['string', 'string'],
    ['binary', 'binary'],
    ['decimal(38, 10)', 'decimal(38, 10)'],
  ])('has %s as %s', (hiveType, Type) => {
    addTable(schemaOf(hiveType)).hasResourceProperties('AWS::S3Tables::Table', {
      IcebergMetadata: { IcebergSchema: { SchemaFieldList: [{ Type }] } },
    });
  });

  test.each(['array<string>', 'map<string,int>', 'varchar(10)', 'constructor'])(
    'refuses a column of %s',
    (hiveType) => {
      expect(() => addTable(schemaOf(hiveType))).toThrow(
        new Error(`Stack/Shop/Orders: schema must be of primitive types, got ${hiveType} for field`),
      );
    },
  );

  test('refuses a name which Amazon S3 Tables does not take', () => {
    const schema = new TableSchema({ tableName: '_orders', columns: ORDERS.columns });
    expect(() => addTable(schema)).toThrow(
      new Error(
        'Stack/Shop/Orders: schema.tableName must be 1 to 255 lowercase letters, digits and _, the first and the last not _, got "_orders"',
      ),
    );
  });
});

describe('IcebergPartition', () => {
  test.each([0, 1.5, 2_147_483_648])('refuses %d buckets', (count) => {
    expect(() => IcebergPartition.bucket('order_id', count)).toThrow(
      new Error(`IcebergPartition: count must be a whole number from 1 to 2147483647, got ${count}`),
    );
  });

  test('refuses to keep nothing of a text', () => {
    expect(() => IcebergPartition.truncate('order_id', 0)).toThrow(
      new Error('IcebergPartition: width must be a whole number from 1 to 2147483647, got 0'),
    );
  });
});
