import { Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { App, Stack } from 'aws-cdk-lib/core';
import { ColumnType, DataStream, StreamingIngestion, TableSchema, Warehouse } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { statementsOf } from '../synthesized';

function schema(tableName = 'orders'): TableSchema {
  const columns = [
    { name: 'id', type: ColumnType.text(36) },
    { name: 'at', type: ColumnType.TIMESTAMP },
  ];
  return new TableSchema({ tableName, columns, idColumn: 'id' });
}

function warehouseIn(stack: Stack): Warehouse {
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b', 'c'],
    isolatedSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
  });
  return new Warehouse(stack, 'Warehouse', { vpc });
}

function ingestionIn(stack: Stack, tableName?: string): StreamingIngestion {
  const source = new DataStream(stack, 'Stream');
  return new StreamingIngestion(stack, 'Ingestion', {
    source,
    warehouse: warehouseIn(stack),
    schema: schema(tableName),
  });
}

function synthesize(): Template {
  const stack = new Stack(new App(), 'Stack');
  ingestionIn(stack);
  return Template.fromStack(stack);
}

const reference = (prefix: string) => Match.stringLikeRegexp(`^${prefix}`);

describe('StreamingIngestion', () => {
  test('has production defaults', () => {
    const { Resources } = synthesize().toJSON();
    const own = Object.entries(Resources).filter(([logicalId]) => logicalId.startsWith('Ingestion'));
    expect(Object.fromEntries(own)).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => ingestionIn(stack));
    expect(recommended).toEqual(bare);
  });

  test('lets Amazon Redshift read the one stream, list all by name, and nothing else', () => {
    expect(statementsOf(synthesize(), 'IngestionRole')).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'kinesis:DescribeStream',
          'kinesis:DescribeStreamSummary',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
        ],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Stream/), 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^StreamKey/), 'Arn'] },
      },
      { Effect: 'Allow', Action: 'kinesis:ListStreams', Resource: '*' },
    ]);
  });

  test('is trusted to both services, for database users of the account and Region only', () => {
    const users = {
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':redshift:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ':dbuser:*',
        ],
      ],
    };
    synthesize().hasResourceProperties('AWS::IAM::Role', {
      Description: 'Reads for Stack/Ingestion',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: ['redshift-serverless.amazonaws.com', 'redshift.amazonaws.com'] },
            Condition: { StringLike: { 'sts:ExternalId': users } },
          },
        ],
      },
    });
  });

  test('associates the role, and has names told apart by case, as those of streams are', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::RedshiftServerless::Namespace', {
      IamRoles: [{ 'Fn::GetAtt': [reference('IngestionRole'), 'Arn'] }],
      NamespaceResourcePolicy: Match.absent(),
    });
    template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', {
      ConfigParameters: Match.arrayWith([
        { ParameterKey: 'enable_case_sensitive_identifier', ParameterValue: 'true' },
        { ParameterKey: 'require_ssl', ParameterValue: 'true' },
      ]),
      PubliclyAccessible: false,
    });
  });

  test('has its views set up once its role may read, and the table stands', () => {
    synthesize().hasResource('Custom::StreamingIngestion', {
      DependsOn: Match.arrayWith([reference('IngestionRolePolicy'), reference('WarehouseTable[0-9A-F]{8}$')]),
      Properties: {
        WorkgroupName: { Ref: reference('WarehouseWorkgroup') },
        RoleArn: { 'Fn::GetAtt': [reference('IngestionRole'), 'Arn'] },
        StreamName: { Ref: reference('Stream') },
        TableName: 'orders',
        Columns: [
          { Name: 'id', Type: 'VARCHAR(36)' },
          { Name: 'at', Type: 'TIMESTAMP' },
        ],
        IdColumn: 'id',
      },
    });
  });

  test('names its views', () => {
    const { viewName, recordsViewName } = ingestionIn(new Stack(new App(), 'Stack'));
    expect([viewName, recordsViewName]).toEqual(['orders', 'orders_records']);
  });

  test('takes several of them in one warehouse', () => {
    const stack = new Stack(new App(), 'Stack');
    const warehouse = warehouseIn(stack);
    for (const name of ['a', 'b']) {
      const source = new DataStream(stack, `Stream-${name}`);
      new StreamingIngestion(stack, `Ingestion-${name}`, { source, warehouse, schema: schema(name) });
    }
    Template.fromStack(stack).hasResourceProperties('AWS::RedshiftServerless::Namespace', {
      IamRoles: [
        { 'Fn::GetAtt': [reference('IngestionaRole'), 'Arn'] },
        { 'Fn::GetAtt': [reference('IngestionbRole'), 'Arn'] },
      ],
    });
  });

  test.each(['access_log', 'access_log_distinct'])('refuses the name %s, which the warehouse takes', (tableName) => {
    expect(() => ingestionIn(new Stack(new App(), 'Stack'), tableName)).toThrow(
      new Error(
        `Stack/Ingestion: schema tableName must be another name than access_log and access_log_distinct, got ${tableName}`,
      ),
    );
  });

  test('refuses a name to which nothing could be added', () => {
    const name = 'n'.repeat(120);
    expect(() => ingestionIn(new Stack(new App(), 'Stack'), name)).toThrow(
      new Error(
        'Stack/Ingestion: schema tableName must be at most 119 characters, as _records is added to it, got 120',
      ),
    );
    expect(() => ingestionIn(new Stack(new App(), 'Stack'), 'n'.repeat(119))).not.toThrow();
  });

  test.each([
    ['us-east-1', '222222222222'],
    ['eu-west-1', '111111111111'],
  ])('refuses a stream of %s/%s', (region, account) => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1', account: '111111111111' } });
    const stream = Stream.fromStreamArn(stack, 'Abroad', `arn:aws:kinesis:${region}:${account}:stream/s`);
    const source = DataStream.fromStream(stack, 'Stream', stream);
    const warehouse = warehouseIn(stack);
    expect(() => new StreamingIngestion(stack, 'Ingestion', { source, warehouse, schema: schema() })).toThrow(
      new Error(
        `Stack/Ingestion: source must be a stream of the account and Region of the warehouse, got ${account}/${region}`,
      ),
    );
  });
});
