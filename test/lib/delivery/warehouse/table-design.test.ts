import { Match, Template } from 'aws-cdk-lib/assertions';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ClusterWarehouse,
  ColumnEncoding,
  ColumnType,
  type TableDesign,
  TableDistribution,
  TableSchema,
  TableSortKey,
} from '../../../../lib';
import { isEncodingOf } from '../../../../lib/delivery/warehouse/column-encoding';

const SCHEMA = new TableSchema({
  tableName: 'events',
  columns: [
    { name: 'id', type: ColumnType.BIGINT },
    { name: 'body', type: ColumnType.text() },
  ],
});

function synthesize(design?: TableDesign): Template {
  const stack = new Stack(new App(), 'Stack');
  new ClusterWarehouse(stack, 'Warehouse', {
    clusterIdentifier: 'main',
    address: 'main.abc.eu-west-1.redshift.amazonaws.com',
    databaseName: 'dev',
    adminSecret: Secret.fromSecretNameV2(stack, 'Admin', 'admin'),
    schema: SCHEMA,
    design,
  });
  return Template.fromStack(stack);
}

const hasTable = (design: TableDesign | undefined, properties: object) =>
  synthesize(design).hasResourceProperties('Custom::WarehouseTable', properties);

describe('TableDesign', () => {
  test('says nothing by default', () => {
    hasTable(undefined, {
      DistributionStyle: Match.absent(),
      DistributionColumn: Match.absent(),
      SortStyle: Match.absent(),
      SortColumns: Match.absent(),
      Encodings: Match.absent(),
      RequiredColumns: Match.absent(),
      IdentityColumn: Match.absent(),
    });
  });

  test('says all that it is told', () => {
    const design = {
      distribution: TableDistribution.key('id'),
      sortKey: TableSortKey.compound('body', 'id'),
      encodings: { body: ColumnEncoding.ZSTD },
      requiredColumns: ['id'],
      identityColumn: 'row_number',
    };
    hasTable(design, {
      DistributionStyle: 'KEY',
      DistributionColumn: 'id',
      SortStyle: 'COMPOUND',
      SortColumns: ['body', 'id'],
      Encodings: { body: 'ZSTD' },
      RequiredColumns: ['id'],
      IdentityColumn: 'row_number',
    });
  });

  test.each([
    [TableDistribution.AUTO, 'AUTO'],
    [TableDistribution.EVEN, 'EVEN'],
    [TableDistribution.ALL, 'ALL'],
  ])('distributes rows %#', (distribution, DistributionStyle) => {
    hasTable({ distribution, sortKey: TableSortKey.AUTO }, { DistributionStyle, SortStyle: 'AUTO' });
  });

  test.each([
    [
      { distribution: TableDistribution.key('other') },
      'design distribution must be of columns of the schema, got "other"',
    ],
    [{ sortKey: TableSortKey.compound('id', 'other') }, 'design sortKey must be of columns of the schema, got "other"'],
    [{ requiredColumns: ['other'] }, 'design requiredColumns must be of columns of the schema, got "other"'],
    [{ encodings: { other: ColumnEncoding.RAW } }, 'design encodings must be of columns of the schema, got "other"'],
    [
      { encodings: { body: ColumnEncoding.AZ64 } },
      'design encodings must be one for VARCHAR(65535), as body is, got AZ64',
    ],
    [
      { identityColumn: 'Row' },
      'design identityColumn must be 1 to 127 lowercase letters, digits and _, not beginning with a digit, got "Row"',
    ],
    [{ identityColumn: 'id' }, 'design identityColumn must be another than the columns of the schema, got "id"'],
  ])('refuses %j', (design, message) => {
    expect(() => synthesize(design)).toThrow(new Error(`Stack/Warehouse: ${message}`));
  });

  test.each([0, 401])('refuses to sort by %d columns', (count) => {
    expect(() => TableSortKey.compound(...Array.from({ length: count }, (_, i) => `c${i}`))).toThrow(
      new Error(`TableSortKey: columns must be a whole number from 1 to 400, got ${count}`),
    );
  });
});

describe('isEncodingOf', () => {
  const cases: [ColumnEncoding, string, boolean][] = [
    [ColumnEncoding.RAW, 'SUPER', true],
    [ColumnEncoding.AZ64, 'TIMESTAMP', true],
    [ColumnEncoding.AZ64, 'DOUBLE PRECISION', false],
    [ColumnEncoding.BYTEDICT, 'BOOLEAN', false],
    [ColumnEncoding.DELTA, 'SMALLINT', true],
    [ColumnEncoding.DELTA32K, 'SMALLINT', false],
    [ColumnEncoding.LZO, 'DOUBLE PRECISION', false],
    [ColumnEncoding.MOSTLY8, 'SMALLINT', true],
    [ColumnEncoding.MOSTLY16, 'SMALLINT', false],
    [ColumnEncoding.MOSTLY32, 'INTEGER', false],
    [ColumnEncoding.MOSTLY32, 'BIGINT', true],
    [ColumnEncoding.RUNLENGTH, 'SUPER', false],
    [ColumnEncoding.TEXT255, 'VARCHAR(8)', true],
    [ColumnEncoding.TEXT32K, 'CHAR(8)', false],
    [ColumnEncoding.ZSTD, 'BOOLEAN', true],
  ];
  test.each(cases)('%s of %s is %s', (encoding, type, fits) => {
    expect(isEncodingOf(encoding, type)).toBe(fits);
  });
});
