import { Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { ColumnType, DuplicateRemoval, type DuplicateRemovalProps, TableSchema, Warehouse } from '../../../../lib';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { statementsOf } from '../synthesized';

function removalIn(stack: Stack, props: Partial<DuplicateRemovalProps> = {}, schema?: TableSchema): DuplicateRemoval {
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b', 'c'],
    isolatedSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
  });
  const warehouse = new Warehouse(stack, 'Warehouse', { vpc, schema });
  return new DuplicateRemoval(stack, 'Removal', { warehouse, ...props });
}

function synthesize(props?: Partial<DuplicateRemovalProps>, schema?: TableSchema): Template {
  const stack = new Stack(new App(), 'Stack');
  removalIn(stack, props, schema);
  return Template.fromStack(stack);
}

describe('DuplicateRemoval', () => {
  test('has production defaults', () => {
    const { Resources } = synthesize().toJSON();
    const own = Object.entries(Resources).filter(([logicalId]) => logicalId.startsWith('Removal'));
    expect(Object.fromEntries(own)).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => removalIn(stack));
    expect(recommended).toEqual(bare);
  });

  test('calls the procedure as the user that loads, once a day', () => {
    synthesize().hasResource('AWS::Scheduler::Schedule', {
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^Removal[0-9A-F]{8}$'),
        Match.stringLikeRegexp('^RemovalRolePolicy'),
      ]),
      Properties: {
        ScheduleExpression: 'rate(1 day)',
        Target: {
          Arn: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:::aws-sdk:redshiftdata:executeStatement']],
          },
          Input: {
            'Fn::Join': [
              '',
              [
                '{"WorkgroupName":"',
                { Ref: Match.stringLikeRegexp('^WarehouseWorkgroup') },
                '","Database":"analytics","SecretArn":"',
                { Ref: Match.stringLikeRegexp('^WarehouseTableLoader') },
                '","Sql":"CALL \\"public\\".\\"access_log_remove_duplicates\\"()"}',
              ],
            ],
          },
          RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RemovalRole'), 'Arn'] },
        },
      },
    });
  });

  test('may run statements as that user, and nothing else', () => {
    expect(statementsOf(synthesize(), 'RemovalRole')).toEqual([
      {
        Effect: 'Allow',
        Action: 'redshift-data:ExecuteStatement',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^WarehouseWorkgroup/), 'Workgroup.WorkgroupArn'] },
      },
      {
        Effect: 'Allow',
        Action: 'secretsmanager:GetSecretValue',
        Resource: { Ref: expect.stringMatching(/^WarehouseTableLoader/) },
      },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^WarehouseKey/), 'Arn'] },
      },
    ]);
  });

  test('has its procedure set up once the table stands', () => {
    synthesize({ lookback: Duration.hours(6), schedule: ScheduleExpression.rate(Duration.hours(2)) }).hasResource(
      'Custom::DuplicateRemoval',
      {
        DependsOn: Match.arrayWith([Match.stringLikeRegexp('^WarehouseTable[0-9A-F]{8}$')]),
        Properties: {
          TableName: 'access_log',
          IdColumn: 'event_id',
          TimeColumn: 'time',
          Hours: '6',
          Username: 'loader',
        },
      },
    );
  });

  test.each([
    ['a date', ColumnType.DATE, '72'],
    ['a number', ColumnType.BIGINT, Match.absent()],
  ])('looks back where the time is %s', (_, type, hours) => {
    const columns = [
      { name: 'id', type: ColumnType.BIGINT },
      { name: 'at', type },
    ];
    const schema = new TableSchema({ tableName: 'events', columns, idColumn: 'id', timeColumn: 'at' });
    synthesize({}, schema).hasResourceProperties('Custom::DuplicateRemoval', { TimeColumn: 'at', Hours: hours });
  });

  test('refuses rows that cannot be told apart', () => {
    const schema = new TableSchema({ tableName: 'events', columns: [{ name: 'id', type: ColumnType.BIGINT }] });
    expect(() => synthesize({}, schema)).toThrow(
      new Error('Stack/Removal: warehouse must be one whose schema has an idColumn, got events'),
    );
  });

  test('refuses a name to which nothing could be added', () => {
    const named = (length: number) => {
      const columns = [{ name: 'id', type: ColumnType.BIGINT }];
      return new TableSchema({ tableName: 'n'.repeat(length), columns, idColumn: 'id' });
    };
    expect(() => synthesize({}, named(119))).toThrow(
      new Error(
        'Stack/Warehouse: schema tableName must be at most 118 characters, as _distinct is added to it, got 119',
      ),
    );
    expect(() => synthesize({}, named(110))).toThrow(
      new Error(
        'Stack/Removal: schema tableName must be at most 109 characters, as _remove_duplicates is added to it, got 110',
      ),
    );
    expect(() => synthesize({}, named(109))).not.toThrow();
  });

  test('refuses to look back for less than an hour', () => {
    expect(() => synthesize({ lookback: Duration.minutes(59) })).toThrow(
      /^Stack\/Removal: lookback must be a whole number of hours from 1 to 999999, got 59 minutes$/,
    );
    expect(() => synthesize({ lookback: Duration.hours(1) })).not.toThrow();
  });
});
