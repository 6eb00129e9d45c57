import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { AwsDouble, type Received } from './aws-double';

const PROPERTIES = {
  ServiceToken: 'arn:setup',
  WorkgroupName: 'logs',
  Database: 'analytics',
  AdminSecretId: 'redshift!logs-admin',
  LoaderSecretArn: 'arn:loader',
  TableName: 'events',
  Columns: [{ Name: 'id', Type: 'BIGINT' }],
};
const REQUEST = {
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Table',
  ResourceType: 'Custom::WarehouseTable',
};
const PASSWORD = 'correct horse battery staple';

/** A database in which every statement succeeds, and nothing stands. */
function emptyDatabase({ action }: Received) {
  const answers: Record<string, object> = {
    GetSecretValue: { SecretString: JSON.stringify({ username: 'loader', password: PASSWORD }) },
    DescribeStatement: { Status: 'FINISHED' },
    GetStatementResult: { Records: [] },
  };
  return { body: answers[action] ?? { Id: 'statement' } };
}

describe('handler', () => {
  let aws: AwsDouble;
  let endpoint: string;
  let reply = emptyDatabase as (received: Received) => { status?: number; body?: object };
  let remainingMs = 600_000;
  let handler: (event: CloudFormationCustomResourceEvent, context: Context) => Promise<void>;

  beforeAll(async () => {
    aws = new AwsDouble((received) => reply(received));
    endpoint = await aws.listen();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    });
    ({ handler } = jest.requireActual('../../../lambda/warehouse-setup/handler'));
  });

  beforeEach(() => {
    aws.received.length = 0;
    reply = emptyDatabase;
    remainingMs = 600_000;
    jest.spyOn(console, 'error').mockImplementation();
  });

  afterEach(() => jest.restoreAllMocks());
  afterAll(() => aws.close());

  async function request(event: object): Promise<Record<string, unknown> | undefined> {
    const whole: unknown = { ...REQUEST, ResponseURL: `${endpoint}/answer`, ResourceProperties: PROPERTIES, ...event };
    const context = { getRemainingTimeInMillis: () => remainingMs };
    await handler(whole as CloudFormationCustomResourceEvent, context as Context);
    return aws.bodiesOf('PUT')[0];
  }

  const create = (event: object = {}) => request({ RequestType: 'Create', ...event });

  test('sets the table up as the administrator, in one transaction', async () => {
    await create();
    const [batch] = aws.bodiesOf('BatchExecuteStatement');
    expect(batch).toMatchObject({ WorkgroupName: 'logs', Database: 'analytics', SecretArn: 'redshift!logs-admin' });
    expect(batch?.Sqls).toEqual(expect.arrayContaining(['GRANT INSERT ON "public"."events" TO "loader"']));
  });

  test('tells CloudFormation', async () => {
    expect(await create()).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: 'logs/analytics/events',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Table',
    });
  });

  test('never sends the password', async () => {
    await create();
    expect(JSON.stringify(aws.received)).not.toContain(PASSWORD);
    expect(JSON.stringify(aws.bodiesOf('BatchExecuteStatement'))).toMatch(
      /PASSWORD 'sha256\|[0-9a-f]{64}\|[0-9a-f]{64}'/,
    );
  });

  test('alters what stands', async () => {
    const rows = (sql: string) => (sql.includes('pg_user') ? [[{ stringValue: 'loader' }]] : [[{ stringValue: 'id' }]]);
    let lastQuery = '';
    reply = (received) => {
      if (received.action === 'ExecuteStatement') lastQuery = String(received.body.Sql);
      if (received.action === 'GetStatementResult') return { body: { Records: rows(lastQuery) } };
      return emptyDatabase(received);
    };
    await request({ RequestType: 'Update', PhysicalResourceId: 'logs/analytics/events' });
    const statements = aws.bodiesOf('BatchExecuteStatement')[0]?.Sqls;
    expect(statements).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "public"',
      expect.stringMatching(/^ALTER USER "loader" PASSWORD/),
      'GRANT USAGE ON SCHEMA "public" TO "loader"',
      'GRANT INSERT ON "public"."events" TO "loader"',
    ]);
  });

  test('deletes nothing', async () => {
    const answer = await request({ RequestType: 'Delete', PhysicalResourceId: 'logs/analytics/events' });
    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'logs/analytics/events' });
    expect(aws.received.map(({ action }) => action)).toEqual(['PUT']);
  });

  test('runs statements in a cluster', async () => {
    const { WorkgroupName, ...properties } = PROPERTIES;
    await create({ ResourceProperties: { ...properties, ClusterIdentifier: 'main' } });
    const [batch] = aws.bodiesOf('BatchExecuteStatement');
    expect(batch).toMatchObject({ ClusterIdentifier: 'main', Database: 'analytics' });
    expect(batch).not.toHaveProperty('WorkgroupName');
  });

  test('drops a job that is deleted', async () => {
    reply = (received) =>
      received.action === 'GetStatementResult'
        ? { body: { Records: [[{ stringValue: 'events_0011' }]] } }
        : emptyDatabase(received);
    const PhysicalResourceId = 'logs/analytics/events_0011';
    await request({ RequestType: 'Delete', ResourceType: 'Custom::CopyJob', PhysicalResourceId });
    expect(aws.bodiesOf('ExecuteStatement').map(({ Sql }) => Sql)).toEqual([
      expect.stringMatching(/^SELECT job_name/),
      'COPY JOB DROP events_0011',
    ]);
  });

  test('refuses a resource that it knows nothing of', async () => {
    expect(await create({ ResourceType: 'Custom::Other' })).toMatchObject({
      Status: 'FAILED',
      Reason:
        'warehouse-setup: ResourceType must be Custom::CopyJob, Custom::DuplicateRemoval, Custom::StreamingIngestion, Custom::WarehouseTable, got "Custom::Other"',
    });
  });

  test('says which statement failed, and why', async () => {
    reply = (received) =>
      received.action === 'DescribeStatement'
        ? { body: { Status: 'FAILED', Error: 'ERROR: permission denied' } }
        : emptyDatabase(received);
    expect(await create()).toMatchObject({
      Status: 'FAILED',
      Reason: 'warehouse-setup: statement statement: ERROR: permission denied',
      PhysicalResourceId: 'request',
    });
  });

  test('does not wait longer than the function runs', async () => {
    remainingMs = 15_000;
    reply = (received) =>
      received.action === 'DescribeStatement' ? { body: { Status: 'STARTED' } } : emptyDatabase(received);
    expect(await create()).toMatchObject({
      Status: 'FAILED',
      Reason: 'warehouse-setup: statement statement did not finish in time',
    });
  });

  test.each(['not JSON', '"text"', 'null'])(
    'says that the secret %j holds no object, and not what it holds',
    async (SecretString) => {
      reply = (received) =>
        received.action === 'GetSecretValue' ? { body: { SecretString } } : emptyDatabase(received);
      expect(await create()).toMatchObject({
        Reason: 'warehouse-setup: the secret of the loader must be a JSON object, got something else',
      });
    },
  );

  test('says that the secret lacks a password', async () => {
    const SecretString = JSON.stringify({ username: 'loader' });
    reply = (received) => (received.action === 'GetSecretValue' ? { body: { SecretString } } : emptyDatabase(received));
    expect(await create()).toMatchObject({
      Reason: 'warehouse-setup: the secret of the loader must have a password, got none',
    });
  });

  test('refuses a user name that would leave its quotes', async () => {
    const SecretString = JSON.stringify({ username: 'a"b', password: PASSWORD });
    reply = (received) => (received.action === 'GetSecretValue' ? { body: { SecretString } } : emptyDatabase(received));
    expect(await create()).toMatchObject({
      Reason: 'warehouse-setup: username must be 1 to 127 lowercase letters, digits and _, got "a\\"b"',
    });
  });

  test('refuses properties, and keeps what an update could not change', async () => {
    const ResourceProperties = { ...PROPERTIES, TableName: 'Events' };
    const answer = await request({
      RequestType: 'Update',
      PhysicalResourceId: 'logs/analytics/old',
      ResourceProperties,
    });
    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'logs/analytics/old' });
  });

  test('refuses what cannot be told of rows that stand, and takes it back when that is rolled back', async () => {
    const PhysicalResourceId = 'logs/analytics/events';
    const other = { ...PROPERTIES, RequiredColumns: ['id'] };
    const update = { RequestType: 'Update', PhysicalResourceId };
    await expect(
      request({ ...update, ResourceProperties: other, OldResourceProperties: PROPERTIES }),
    ).resolves.toMatchObject({ Status: 'FAILED', PhysicalResourceId });
    aws.received.length = 0;
    await expect(request({ ...update, OldResourceProperties: other })).resolves.toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId,
    });
  });

  test('cuts a reason that CloudFormation would refuse', async () => {
    reply = (received) =>
      received.action === 'DescribeStatement'
        ? { body: { Status: 'ABORTED', Error: 'x'.repeat(5000) } }
        : emptyDatabase(received);
    expect(String((await create())?.Reason)).toHaveLength(1000);
  });

  test('repeats an answer that was not taken, and logs no data', async () => {
    let refusals = 1;
    reply = (received) => (received.action === 'PUT' && refusals-- > 0 ? { status: 503 } : emptyDatabase(received));
    await create();
    expect(aws.bodiesOf('PUT')).toHaveLength(2);
  });
});
