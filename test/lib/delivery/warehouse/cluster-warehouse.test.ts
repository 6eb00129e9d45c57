import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import {
  ClusterWarehouse,
  type ClusterWarehouseProps,
  ColumnType,
  CopyJob,
  CopySource,
  DataLake,
  DataStream,
  StreamingIngestion,
  TableSchema,
  WarehouseAccess,
  WarehouseDelivery,
} from '../../../../lib';
import { statementsOf } from '../synthesized';

const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:admin-abcdef';
const NAMESPACE_ARN = 'arn:aws:redshift:eu-west-1:123456789012:namespace:1';

function adminSecret(stack: Stack, encryptionKey?: Key): ISecret {
  return Secret.fromSecretAttributes(stack, 'Admin', { secretCompleteArn: SECRET_ARN, encryptionKey });
}

function stackWith(props: Partial<ClusterWarehouseProps> = {}) {
  const stack = new Stack(new App(), 'Stack');
  const warehouse = new ClusterWarehouse(stack, 'Warehouse', {
    clusterIdentifier: 'main',
    address: 'main.abc.eu-west-1.redshift.amazonaws.com',
    databaseName: 'dev',
    adminSecret: adminSecret(stack),
    ...props,
  });
  return { stack, warehouse };
}

const warns = (stack: Stack, text: string) =>
  Annotations.fromStack(stack).hasWarning(
    '/Stack/Warehouse',
    Match.stringLikeRegexp(`^Stack/Warehouse: the cluster cannot be changed here, ${text}`),
  );

describe('ClusterWarehouse', () => {
  test('has production defaults', () => {
    expect(Template.fromStack(stackWith().stack).toJSON()).toMatchSnapshot();
  });

  test('sets up the table in the cluster, as its administrator', () => {
    const template = Template.fromStack(stackWith().stack);
    template.hasResourceProperties('Custom::WarehouseTable', {
      ClusterIdentifier: 'main',
      WorkgroupName: Match.absent(),
      Database: 'dev',
      AdminSecretId: SECRET_ARN,
      TableName: 'access_log',
    });
    const [run, , secrets] = statementsOf(template, 'WarehouseTableSetupRole').filter(
      ({ Action }) => !JSON.stringify(Action).includes('logs:'),
    );
    expect(run?.Resource).toEqual({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':redshift:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ':cluster:main',
        ],
      ],
    });
    expect(secrets?.Resource).toEqual([SECRET_ARN, { Ref: expect.stringMatching(/^WarehouseTableLoader/) }]);
  });

  test('is delivered to where Firehose reaches it', () => {
    const { stack, warehouse } = stackWith({ access: WarehouseAccess.firehose() });
    new WarehouseDelivery(stack, 'Delivery', { source: new DataStream(stack, 'Stream'), warehouse });
    Template.fromStack(stack).hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      RedshiftDestinationConfiguration: {
        ClusterJDBCURL: 'jdbc:redshift://main.abc.eu-west-1.redshift.amazonaws.com:5439/dev',
      },
    });
  });

  test('says what the cluster lacks to read a stream', () => {
    const { stack, warehouse } = stackWith();
    const schema = new TableSchema({ tableName: 'orders', columns: [{ name: 'id', type: ColumnType.BIGINT }] });
    new StreamingIngestion(stack, 'Ingestion', { source: new DataStream(stack, 'Stream'), warehouse, schema });
    warns(stack, 'associate the role Stack/Ingestion/Role with it');
    warns(stack, 'set enable_case_sensitive_identifier to true in its parameter group');
  });

  test('says what its namespace lacks to copy objects', () => {
    const { stack, warehouse } = stackWith({ namespaceArn: NAMESPACE_ARN });
    new CopyJob(stack, 'CopyJob', { source: CopySource.lake(new DataLake(stack, 'Lake')), warehouse });
    warns(stack, 'put the resource policy .*redshift:AuthorizeInboundIntegration.* on its namespace');
    Template.fromStack(stack).hasResourceProperties('AWS::Redshift::Integration', { TargetArn: NAMESPACE_ARN });
  });

  test('refuses a COPY job where its namespace is not known', () => {
    const { stack, warehouse } = stackWith();
    const source = CopySource.lake(new DataLake(stack, 'Lake'));
    expect(() => new CopyJob(stack, 'CopyJob', { source, warehouse })).toThrow(
      new Error('Stack/CopyJob: warehouse namespaceArn must be given, to send events to, got none'),
    );
  });

  test('lets the set-up use the key of the secret of the administrator, too', () => {
    const stack = new Stack(new App(), 'Stack');
    const key = new Key(stack, 'AdminKey');
    new ClusterWarehouse(stack, 'Warehouse', {
      clusterIdentifier: 'main',
      address: 'main.abc.eu-west-1.redshift.amazonaws.com',
      databaseName: 'dev',
      adminSecret: adminSecret(stack, key),
    });
    const decrypts = statementsOf(Template.fromStack(stack), 'WarehouseTableSetupRole').filter(
      ({ Action }) => Action === 'kms:Decrypt',
    );
    expect(decrypts.map(({ Resource }) => Resource)).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^WarehouseKey/), 'Arn'] },
      { 'Fn::GetAtt': [expect.stringMatching(/^AdminKey/), 'Arn'] },
    ]);
  });

  test.each(['Main', '1main', '', 'm'.repeat(64)])('refuses the cluster %j', (clusterIdentifier) => {
    const allowed = '1 to 63 lowercase letters, digits and hyphens, beginning with a letter';
    expect(() => stackWith({ clusterIdentifier })).toThrow(
      new Error(`Stack/Warehouse: clusterIdentifier must be ${allowed}, got "${clusterIdentifier}"`),
    );
  });
});
