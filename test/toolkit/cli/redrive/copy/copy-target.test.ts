import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { S3Client } from '@aws-sdk/client-s3';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { BucketSource } from '../../../../../lambda/shared/redrive/bucket-source';
import { Pace } from '../../../../../lambda/shared/redrive/pace';
import { redrive } from '../../../../../lambda/shared/redrive/redrive';
import { CopyCommand } from '../../../../../toolkit/cli/redrive/copy/copy-command';
import { COPY_MANIFESTS } from '../../../../../toolkit/cli/redrive/copy/copy-manifests';
import { CopyTarget } from '../../../../../toolkit/cli/redrive/copy/copy-target';
import { UsageError } from '../../../../../toolkit/cli/usage-error';

const ROLE = 'arn:aws:iam::123456789012:role/firehose';
const USER = { username: 'chief', password: 'Secret-123' };
const S3Configuration = {
  BucketARN: 'arn:aws:s3:::stage',
  RoleARN: ROLE,
  BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 1 },
};

/** Rows go to a table of Redshift, which is not there at first. */
const Resources = {
  Stage: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'stage' } },
  User: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'user', SecretString: JSON.stringify(USER) } },
  Namespace: {
    Type: 'AWS::RedshiftServerless::Namespace',
    Properties: {
      NamespaceName: 'sales',
      DbName: 'sales',
      DefaultIamRoleArn: ROLE,
      IamRoles: [ROLE],
      AdminUsername: USER.username,
      AdminUserPassword: USER.password,
    },
  },
  Workgroup: {
    Type: 'AWS::RedshiftServerless::Workgroup',
    Properties: { WorkgroupName: 'sales', NamespaceName: { Ref: 'Namespace' } },
  },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamName: 'rows',
      RedshiftDestinationConfiguration: {
        ClusterJDBCURL: {
          'Fn::Sub': 'jdbc:redshift://${Workgroup.Workgroup.Endpoint.Address}:5439/sales',
        },
        CopyCommand: { DataTableName: 'orders', DataTableColumns: 'id', CopyOptions: "json 'auto'" },
        RoleARN: ROLE,
        RetryOptions: { DurationInSeconds: 0 },
        S3Configuration,
        SecretsManagerConfiguration: { Enabled: true, SecretARN: { Ref: 'User' } },
      },
    },
  },
  Lake: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: { DeliveryStreamName: 'lake', ExtendedS3DestinationConfiguration: S3Configuration },
  },
};

let sandbox: Sandbox;
let clients: { firehose: FirehoseClient; redshift: RedshiftDataClient; s3: S3Client };

beforeAll(async () => {
  sandbox = await Sandbox.start({ template: { Resources }, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
  const { endpoint, region } = sandbox;
  const client = { endpoint, region, credentials: sandbox.credentials() };
  clients = {
    firehose: new FirehoseClient(client),
    redshift: new RedshiftDataClient(client),
    s3: new S3Client({ ...client, forcePathStyle: true }),
  };
  const Records = [1, 2, 3].map((id) => ({ Data: Buffer.from(`${JSON.stringify({ id })}\n`) }));
  await clients.firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'rows', Records }));
  await sandbox.clock.advance(5 * 60_000);
});

afterAll(() => sandbox.close());

async function run(name: string) {
  const now = () => sandbox.clock.now();
  const options = { bucket: 'stage', prefix: 'errors/', format: COPY_MANIFESTS };
  const source = new BucketSource(clients.s3, options, { run: name, now });
  const target = new CopyTarget(clients.redshift, await CopyCommand.of(clients.firehose, 'rows'), async () => {});
  return redrive(source, target, { pace: new Pace() });
}

test('a COPY that was given up is run again, until it has loaded, and then no more', async () => {
  const failed = await run('first');
  expect(failed).toMatchObject({ batches: { redriven: 0, left: 1 }, records: { redriven: 0, failed: 1 } });
  expect(failed.remarks[0]?.message).toMatch(/^1 of its 1 records failed again: ERROR: .*"?orders"?/);

  await sandbox.query('CREATE TABLE orders (id integer)');
  await sandbox.query('GRANT INSERT ON orders TO PUBLIC');
  expect(await run('second')).toMatchObject({ batches: { redriven: 1, left: 0 }, records: { redriven: 1, failed: 0 } });
  expect(await run('third')).toMatchObject({ batches: { redriven: 0, left: 0 } });
  expect(await sandbox.query('SELECT id FROM orders ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  expect((await sandbox.objects('stage', 'redrive/done/errors/manifests/')).length).toBe(1);
});

test('the statement is that of the delivery stream, under the role of the cluster', async () => {
  const copy = await CopyCommand.of(clients.firehose, 'rows');
  expect(copy.connection).toEqual({
    WorkgroupName: 'sales',
    Database: 'sales',
    SecretArn: expect.stringMatching(/:secret:user/),
  });
  expect(copy.statement("s3://stage/it's")).toBe(
    "COPY orders (id) FROM 's3://stage/it''s' IAM_ROLE default MANIFEST json 'auto'",
  );
  const byRole = await CopyCommand.of(clients.firehose, 'rows', ROLE);
  expect(byRole.statement('s3://stage/m')).toContain(`IAM_ROLE '${ROLE}'`);
});

test('a delivery stream to elsewhere has no COPY', async () => {
  await expect(CopyCommand.of(clients.firehose, 'lake')).rejects.toThrow(
    new UsageError('--to copy needs a delivery stream to Redshift, got lake'),
  );
});

test.each<[string, object, object]>([
  [
    'a cluster with a user',
    { ClusterJDBCURL: 'jdbc:redshift://c.abc.eu-west-1.redshift.amazonaws.com:5439/dev?x=1', Username: 'u' },
    { ClusterIdentifier: 'c', Database: 'dev', DbUser: 'u' },
  ],
  [
    'a cluster with a secret',
    {
      ClusterJDBCURL: 'jdbc:redshift://c.abc.cn-north-1.redshift.amazonaws.com.cn:5439/dev',
      SecretsManagerConfiguration: { SecretARN: 's' },
    },
    { ClusterIdentifier: 'c', Database: 'dev', SecretArn: 's' },
  ],
])('%s is connected to', async (_, description, connection) => {
  const copy = await CopyCommand.of(described(description), 'rows');
  expect(copy.connection).toEqual(connection);
});

test('a database elsewhere cannot be connected to', async () => {
  await expect(
    CopyCommand.of(described({ ClusterJDBCURL: 'jdbc:postgresql://localhost:5439/dev' }), 'rows'),
  ).rejects.toThrow(
    new UsageError(
      '--to copy needs the JDBC URL of a cluster or a workgroup, got jdbc:postgresql://localhost:5439/dev',
    ),
  );
});

/** No cluster runs here: what Firehose says of one. */
function described(RedshiftDestinationDescription: object): FirehoseClient {
  const DeliveryStreamDescription = { Destinations: [{ RedshiftDestinationDescription }] };
  return { send: async () => ({ DeliveryStreamDescription }) } as unknown as FirehoseClient;
}
