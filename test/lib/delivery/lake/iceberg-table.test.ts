import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ColumnType, IcebergTable, type IcebergTableProps, TableSchema } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { statementsOf } from '../synthesized';

const EVENTS = new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }] });

function synthesize(props?: (stack: Stack) => IcebergTableProps): Template {
  const stack = new Stack(new App(), 'Stack');
  new IcebergTable(stack, 'Table', { schema: EVENTS, ...props?.(stack) });
  return Template.fromStack(stack);
}

const reference = (prefix: string) => Match.stringLikeRegexp(`^${prefix}`);

describe('IcebergTable', () => {
  test('has production defaults', () => {
    const stack = new Stack(new App(), 'Stack');
    new IcebergTable(stack, 'Table');
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => new IcebergTable(stack, 'Table'));
    expect(recommended).toEqual(bare);
  });

  test('has the columns of its schema', () => {
    synthesize().hasResourceProperties('AWS::Glue::Table', {
      OpenTableFormatInput: { IcebergInput: { MetadataOperation: 'CREATE', Version: '2' } },
      TableInput: {
        Name: 'events',
        TableType: 'EXTERNAL_TABLE',
        StorageDescriptor: {
          Columns: [{ Name: 'id', Type: 'bigint' }],
          Location: { 'Fn::Join': ['', ['s3://', { Ref: reference('TableBucket') }, '/events']] },
        },
      },
    });
  });

  test('is compacted, and rid of snapshots and files that nobody needs', () => {
    const template = synthesize(() => ({
      snapshotRetention: Duration.days(30),
      snapshotsToRetain: 10,
      orphanFileRetention: Duration.days(7),
    }));
    const optimizers = Object.values(template.findResources('AWS::Glue::TableOptimizer')).map(
      ({ Properties: { Type, TableOptimizerConfiguration } }) => [Type, TableOptimizerConfiguration],
    );
    const common = { Enabled: true, RoleArn: expect.anything() };
    expect(optimizers).toEqual([
      ['compaction', common],
      [
        'retention',
        {
          ...common,
          RetentionConfiguration: {
            IcebergConfiguration: {
              SnapshotRetentionPeriodInDays: 30,
              NumberOfSnapshotsToRetain: 10,
              CleanExpiredFiles: true,
            },
          },
        },
      ],
      [
        'orphan_file_deletion',
        {
          ...common,
          OrphanFileDeletionConfiguration: { IcebergConfiguration: { OrphanFileRetentionPeriodInDays: 7 } },
        },
      ],
    ]);
  });

  test('is optimized below its location only, once the role may', () => {
    const template = synthesize();
    const bucketArn = { 'Fn::GetAtt': [expect.stringMatching(/^TableBucket/), 'Arn'] };
    const statements = statementsOf(template, 'TableOptimizerRole');
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['glue:GetTable', 'glue:UpdateTable'],
      's3:ListBucket',
      ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      ['kms:Decrypt', 'kms:GenerateDataKey'],
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    ]);
    expect(statements[2]?.Resource).toEqual({ 'Fn::Join': ['', [bucketArn, '/events/*']] });
    expect(statements[4]?.Resource).toHaveLength(3);
    template.allResources('AWS::Glue::TableOptimizer', { DependsOn: [reference('TableOptimizerRolePolicy')] });
  });

  test('takes a bucket', () => {
    const template = synthesize((stack) => ({ bucket: new Bucket(stack, 'Existing') }));
    template.resourceCountIs('AWS::S3::Bucket', 1);
  });

  test('outlives its stack in the catalog, which alone knows its latest snapshot', () => {
    const template = synthesize();
    for (const type of ['AWS::Glue::Database', 'AWS::Glue::Table']) {
      template.hasResource(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('goes with its stack where it is told to', () => {
    const template = synthesize((stack) => ({
      bucket: new Bucket(stack, 'Existing'),
      removalPolicy: RemovalPolicy.DESTROY,
    }));
    for (const type of ['AWS::Glue::Database', 'AWS::Glue::Table']) {
      template.hasResource(type, { DeletionPolicy: 'Delete' });
    }
  });

  test('refuses a key of a new bucket beside a bucket', () => {
    const props = (stack: Stack) => ({ bucket: new Bucket(stack, 'Existing'), encryptionKey: new Key(stack, 'Key') });
    expect(() => synthesize(props)).toThrow(new Error('Stack/Table: bucket and encryptionKey are both set, keep one'));
  });

  test.each([
    [
      { snapshotRetention: Duration.hours(12) },
      'snapshotRetention must be a whole number of days from 1 to 36500, got 12 hours',
    ],
    [{ snapshotsToRetain: 0 }, 'snapshotsToRetain must be a whole number from 1 to 2147483647, got 0'],
    [
      { orphanFileRetention: Duration.days(2) },
      'orphanFileRetention must be a whole number of days from 3 to 36500, got 2 days',
    ],
  ])('refuses %j', (props, message) => {
    expect(() => synthesize(() => props)).toThrow(new Error(`Stack/Table: ${message}`));
  });

  test('takes the shortest retention', () => {
    const props = { snapshotRetention: Duration.days(1), snapshotsToRetain: 1, orphanFileRetention: Duration.days(3) };
    expect(() => synthesize(() => props)).not.toThrow();
  });
});
