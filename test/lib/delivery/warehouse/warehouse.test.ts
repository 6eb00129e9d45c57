import { Match, Template } from 'aws-cdk-lib/assertions';
import { Peer, Port, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Fn, Lazy, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { ColumnType, TableSchema, Warehouse, WarehouseAccess, type WarehouseProps } from '../../../../lib';
import { acknowledgedRules } from '../../private/acknowledged-rules';
import { withAndWithoutFlags } from '../../private/feature-flags';
import { actionsOf, statementsOf } from '../synthesized';

function vpcIn(stack: Stack, zones = 3): Vpc {
  const availabilityZones = Array.from({ length: zones }, (_, i) => Fn.select(i, Fn.getAzs()));
  const subnetConfiguration = [
    { name: 'Public', subnetType: SubnetType.PUBLIC },
    { name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED },
  ];
  return new Vpc(stack, 'Vpc', { availabilityZones, subnetConfiguration, restrictDefaultSecurityGroup: false });
}

function warehouseIn(stack: Stack, props: Partial<WarehouseProps> = {}): Warehouse {
  return new Warehouse(stack, 'Warehouse', { vpc: vpcIn(stack), ...props });
}

function synthesize(props?: Partial<WarehouseProps>, region?: string): Template {
  const stack = new Stack(new App(), 'Stack', { env: { region } });
  warehouseIn(stack, props);
  return Template.fromStack(stack);
}

const refuses = (props: Partial<WarehouseProps>, message: string) =>
  expect(() => synthesize(props)).toThrow(new Error(`Stack/Warehouse: ${message}`));

const FIREHOSE = { access: WarehouseAccess.firehose() };

describe('Warehouse', () => {
  test('has production defaults', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['a', 'b', 'c'],
      isolatedSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
      isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
    });
    new Warehouse(stack, 'Warehouse', { vpc });
    expect(Template.fromStack(stack).toJSON()).toMatchSnapshot();
  });

  test('is the same with and without feature flags', () => {
    const [bare, recommended] = withAndWithoutFlags((stack) => {
      const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
        vpcId: 'vpc-1',
        availabilityZones: ['a', 'b', 'c'],
        publicSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
        publicSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
      });
      new Warehouse(stack, 'Warehouse', { vpc, ...FIREHOSE });
    });
    expect(recommended).toEqual(bare);
  });

  test('keeps the data encrypted, logged, and when the stack goes', () => {
    synthesize().hasResource('AWS::RedshiftServerless::Namespace', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        AdminUsername: 'warehouse_admin',
        AdminUserPassword: Match.absent(),
        AdminPasswordSecretKmsKeyId: { Ref: Match.stringLikeRegexp('^WarehouseKey') },
        DbName: 'analytics',
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WarehouseKey'), 'Arn'] },
        LogExports: ['userlog', 'connectionlog', 'useractivitylog'],
        ManageAdminPassword: true,
      },
    });
  });

  test('keeps tags off the namespace, which they would replace', () => {
    const stack = new Stack(new App(), 'Stack');
    warehouseIn(stack);
    Tags.of(stack).add('Team', 'Web');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RedshiftServerless::Namespace', { Tags: Match.absent() });
    template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', { Tags: [{ Key: 'Team', Value: 'Web' }] });
  });

  test('is reached in the VPC only, over TLS', () => {
    const template = synthesize();
    template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', {
      BaseCapacity: 8,
      MaxCapacity: Match.absent(),
      ConfigParameters: Match.arrayWith([{ ParameterKey: 'require_ssl', ParameterValue: 'true' }]),
      EnhancedVpcRouting: true,
      Port: 5439,
      PubliclyAccessible: false,
      SubnetIds: [1, 2, 3].map((zone) => ({ Ref: Match.stringLikeRegexp(`^VpcIsolatedSubnet${zone}`) })),
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
    expect(template.toJSON()).not.toHaveProperty('Mappings');
  });

  test('admits the addresses of Firehose in the Region and no other', () => {
    const template = synthesize(FIREHOSE);
    template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', {
      PubliclyAccessible: true,
      SubnetIds: [1, 2, 3].map((zone) => ({ Ref: Match.stringLikeRegexp(`^VpcPublicSubnet${zone}`) })),
    });
    const Cidr = { 'Fn::FindInMap': [Match.anyValue(), { Ref: 'AWS::Region' }, 'FirehoseCidrBlock'] };
    template.hasResourceProperties('AWS::EC2::PrefixList', {
      Entries: [{ Cidr, Description: 'Amazon Data Firehose' }],
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      Description: 'Amazon Data Firehose',
      FromPort: 5439,
      IpProtocol: 'tcp',
      SourcePrefixListId: { 'Fn::GetAtt': [Match.stringLikeRegexp('FirehoseAddresses'), 'PrefixListId'] },
      ToPort: 5439,
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupIngress: Match.absent() });
    expect(Object.keys(template.toJSON().Mappings)).toHaveLength(1);
  });

  test.each([
    ['eu-west-1', '52.19.239.192/27'],
    ['mx-central-1', '78.12.207.32/27'],
  ])('knows the addresses of Firehose in %s', (region, Cidr) => {
    synthesize(FIREHOSE, region).hasResourceProperties('AWS::EC2::PrefixList', {
      Entries: [Match.objectLike({ Cidr })],
    });
  });

  test('refuses Firehose in a Region whose addresses nobody gave', () => {
    expect(() => synthesize(FIREHOSE, 'me-west-1')).toThrow(
      new Error('Stack/Warehouse: access must be given with the cidrBlock of Firehose in this Region, got me-west-1'),
    );
  });

  test('takes the addresses of Firehose', () => {
    const access = WarehouseAccess.firehose({ cidrBlock: '192.0.2.0/27' });
    synthesize({ access }, 'me-west-1').hasResourceProperties('AWS::EC2::PrefixList', {
      Entries: [Match.objectLike({ Cidr: '192.0.2.0/27' })],
    });
  });

  test.each(['192.0.2.0', '256.0.2.0/27', '192.0.2.0/33', 'firehose', '2001:db8::/32'])(
    'refuses %s for addresses of Firehose',
    (cidrBlock) => {
      expect(() => WarehouseAccess.firehose({ cidrBlock })).toThrow(
        new Error(`WarehouseAccess: cidrBlock must be an IPv4 range such as 52.70.63.192/27, got "${cidrBlock}"`),
      );
    },
  );

  test('says why it has a public address', () => {
    const stack = new Stack(new App(), 'Stack');
    const workgroup = warehouseIn(stack, FIREHOSE).node.findChild('Workgroup');
    expect(acknowledgedRules(workgroup)).toEqual([
      'SecurityHub::RedshiftServerless.3',
      'StreamingChecks::redshift-public-access',
    ]);
  });

  test('admits others through its connections', () => {
    const stack = new Stack(new App(), 'Stack');
    const warehouse = warehouseIn(stack);
    warehouse.connections.allowDefaultPortFrom(Peer.ipv4('10.0.0.0/16'), 'Analysts');
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '10.0.0.0/16', FromPort: 5439 })],
    });
    expect(warehouse.connections.defaultPort).toEqual(Port.tcp(5439));
  });

  test('has its table set up by a function', () => {
    synthesize().hasResourceProperties('Custom::WarehouseTable', {
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WarehouseTableSetup'), 'Arn'] },
      WorkgroupName: { Ref: Match.stringLikeRegexp('^WarehouseWorkgroup') },
      Database: 'analytics',
      AdminSecretId: Match.stringLikeRegexp('^redshift!stack-warehouse-[0-9a-f]+-warehouse_admin$'),
      LoaderSecretArn: { Ref: Match.stringLikeRegexp('^WarehouseTableLoader') },
      TableName: 'access_log',
      Columns: Match.arrayWith([{ Name: 'status', Type: 'INTEGER' }]),
      IdColumn: 'event_id',
      TimeColumn: 'time',
    });
  });

  test('lets the function run statements, read two secrets and log, and nothing else', () => {
    const template = synthesize();
    expect(actionsOf(template, 'WarehouseTableSetupRole')).toEqual([
      'kms:Decrypt',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'redshift-data:BatchExecuteStatement',
      'redshift-data:DescribeStatement',
      'redshift-data:ExecuteStatement',
      'redshift-data:GetStatementResult',
      'secretsmanager:GetSecretValue',
    ]);
    const anywhere = statementsOf(template, 'WarehouseTableSetupRole').filter(({ Resource }) => Resource === '*');
    expect(anywhere).toEqual([
      expect.objectContaining({
        Action: ['redshift-data:DescribeStatement', 'redshift-data:GetStatementResult'],
        Condition: { StringEquals: { 'redshift-data:statement-owner-iam-userid': '${aws:userid}' } },
      }),
    ]);
  });

  test('generates the password of the loader, of characters that Amazon Redshift takes', () => {
    synthesize().hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        GenerateSecretString: {
          ExcludePunctuation: true,
          GenerateStringKey: 'password',
          PasswordLength: 48,
          SecretStringTemplate: '{"username":"loader"}',
        },
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^WarehouseKey'), 'Arn'] },
      },
    });
  });

  test('takes its workgroup along when the stack goes, whose addresses would hold up the VPC', () => {
    synthesize().hasResource('AWS::RedshiftServerless::Workgroup', { DeletionPolicy: Match.absent() });
  });

  test('waits for the routes to the internet where Firehose is admitted, and not elsewhere', () => {
    const routes = [1, 2, 3].map((zone) => Match.stringLikeRegexp(`^VpcPublicSubnet${zone}DefaultRoute`));
    synthesize(FIREHOSE).hasResource('AWS::RedshiftServerless::Workgroup', { DependsOn: Match.arrayWith(routes) });
    synthesize().hasResource('AWS::RedshiftServerless::Workgroup', { DependsOn: Match.absent() });
  });

  test('acknowledges the public address where Firehose is admitted, and not elsewhere', () => {
    const publicAddress = 'SecurityHub::RedshiftServerless.3';
    const warehouse = (props?: Partial<WarehouseProps>) => warehouseIn(new Stack(new App(), 'Stack'), props);
    expect(acknowledgedRules(warehouse(FIREHOSE))).toContain(publicAddress);
    expect(acknowledgedRules(warehouse())).not.toContain(publicAddress);
  });

  test('takes settings of its own', () => {
    const stack = new Stack(new App(), 'Stack');
    const columns = [{ name: 'id', type: ColumnType.BIGINT }];
    const warehouse = warehouseIn(stack, {
      schema: new TableSchema({ tableName: 'events', columns }),
      databaseName: 'events',
      adminUsername: 'keeper',
      baseCapacity: 32,
      maxCapacity: 64,
      port: 8191,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      encryptionKey: new Key(stack, 'Key'),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    expect(stack.resolve(warehouse.endpoint.jdbcUrl)).toEqual({
      'Fn::Join': [
        '',
        [
          'jdbc:redshift://',
          { 'Fn::GetAtt': [expect.stringMatching(/^WarehouseWorkgroup/), 'Workgroup.Endpoint.Address'] },
          ':8191/events',
        ],
      ],
    });
    const template = Template.fromStack(stack);
    const keys = Object.keys(template.findResources('AWS::KMS::Key'));
    expect(keys).toEqual([expect.stringMatching(/^Key/), expect.stringContaining('LogKey')]);
    template.hasResource('AWS::RedshiftServerless::Namespace', {
      DeletionPolicy: 'Delete',
      Properties: { AdminUsername: 'keeper', DbName: 'events' },
    });
    template.hasResource('AWS::SecretsManager::Secret', { DeletionPolicy: 'Delete' });
    template.hasResourceProperties('AWS::RedshiftServerless::Workgroup', {
      BaseCapacity: 32,
      MaxCapacity: 64,
      Port: 8191,
    });
    template.hasResourceProperties('Custom::WarehouseTable', { IdColumn: Match.absent(), TimeColumn: Match.absent() });
  });

  test.each([3, 5, 9, 1032])('refuses a base capacity of %d', (baseCapacity) => {
    refuses({ baseCapacity }, `baseCapacity must be 4, or 8 to 1024 in steps of 8, got ${baseCapacity}`);
  });

  test.each([4, 8, 1024, Lazy.number({ produce: () => 1 })])('takes a base capacity of %d', (baseCapacity) => {
    expect(() => synthesize({ baseCapacity })).not.toThrow();
  });

  test.each([8, 33, 5640])('refuses to scale from 32 to %d', (maxCapacity) => {
    refuses({ baseCapacity: 32, maxCapacity }, `maxCapacity must be 32 to 5632 in steps of 8, got ${maxCapacity}`);
  });

  test.each([5430, 5456, 8190, 8216, 5439.5])('refuses the port %d', (port) => {
    refuses({ port }, `port must be from 5431 to 5455 or from 8191 to 8215, got ${port}`);
  });

  test.each(['databaseName', 'adminUsername'] as const)('refuses a %s that Amazon Redshift would fold', (prop) => {
    const allowed = '1 to 64 lowercase letters, digits and _, beginning with a letter';
    refuses({ [prop]: 'Analytics' }, `${prop} must be ${allowed}, got "Analytics"`);
  });

  test('refuses an administrator that shares the password of the loader', () => {
    const allowed = 'another than the user that loads the table';
    refuses({ adminUsername: 'loader' }, `adminUsername must be ${allowed}, got loader`);
  });

  test('refuses two zones', () => {
    const stack = new Stack(new App(), 'Stack');
    expect(() => new Warehouse(stack, 'Warehouse', { vpc: vpcIn(stack, 2) })).toThrow(
      new Error('Stack/Warehouse: vpcSubnets must be at least 3 subnets in as many zones, got 2'),
    );
  });
});
