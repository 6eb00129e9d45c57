import { alterDesign, parseDesign } from '../../../../../lambda/warehouse-setup/design';
import { createProcedure, grantProcedure } from '../../../../../lambda/warehouse-setup/duplicates';
import { setupStatements } from '../../../../../lambda/warehouse-setup/statements';
import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import type { JsonApi } from '../../../../../toolkit/sandbox/kernel/room';
import { sharedWarehouse } from '../test-warehouse';

const ROOT = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIA' };
const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/path/analyst', accessKeyId: 'ASIA' };

/** What a table that stands was created with. */
const HELD = { requiredColumns: ['time'], identityColumn: 'row_number' };

describe('DataApi', () => {
  const shared = sharedWarehouse();

  function call(operation: string, input: Record<string, unknown>, caller = ROOT) {
    const [api] = shared().room.jsonApis as [JsonApi];
    return api.call(operation, input, caller) as never as Record<string, never>;
  }

  function target() {
    return { WorkgroupName: 'logs', Database: 'logs', SecretArn: shared().adminSecretArn };
  }

  async function finished(operation: string, input: Record<string, unknown>, caller = ROOT) {
    const { Id } = call(operation, input, caller);
    await shared().context.clock.advance(0);
    return call('DescribeStatement', { Id });
  }

  test('a statement is started, finished and has a result', async () => {
    const Sql = `SELECT 1 AS n, 1.5::float8 AS f, true AS b, 'x'::varchar AS s, NULL::int AS none, 2.50::numeric(4, 2) AS d`;
    const began = call('ExecuteStatement', { ...target(), Sql });
    expect(began).toMatchObject({ ...target(), CreatedAt: 1_767_225_600, DbUser: 'chief' });
    expect(call('DescribeStatement', { Id: began.Id })).toMatchObject({ Status: 'STARTED', ResultRows: -1 });
    await shared().context.clock.advance(0);
    expect(call('DescribeStatement', { Id: began.Id })).toMatchObject({
      Id: began.Id,
      Status: 'FINISHED',
      HasResultSet: true,
      ResultRows: 1,
      QueryString: Sql,
    });
    expect(call('GetStatementResult', { Id: began.Id })).toEqual({
      ColumnMetadata: Object.entries({
        n: 'int4',
        f: 'float8',
        b: 'bool',
        s: 'varchar',
        none: 'int4',
        d: 'numeric',
      }).map(([name, typeName]) => ({ name, label: name, typeName, nullable: 1 })),
      Records: [
        [
          { longValue: 1 },
          { doubleValue: 1.5 },
          { booleanValue: true },
          { stringValue: 'x' },
          { isNull: true },
          { stringValue: '2.50' },
        ],
      ],
      TotalNumRows: 1,
    });
  });

  test('parameters are named', async () => {
    const { Id } = await finished('ExecuteStatement', {
      ...target(),
      Sql: 'SELECT :n::int + 1 AS n, :s::varchar AS s',
      Parameters: [
        { name: 's', value: "it's" },
        { name: 'n', value: '41' },
      ],
    });
    expect(call('GetStatementResult', { Id }).Records).toEqual([[{ longValue: 42 }, { stringValue: "it's" }]]);
  });

  test('a batch is all or nothing, and tells which statement failed', async () => {
    const Sqls = ['CREATE TABLE t (a INT)', 'SELECT * FROM gone', 'SELECT 1'];
    const described = await finished('BatchExecuteStatement', { ...target(), Sqls });
    expect(described).toMatchObject({
      Status: 'FAILED',
      Error: 'ERROR: relation "gone" does not exist',
      SubStatements: [
        { Id: `${described.Id}:1`, Status: 'ABORTED', QueryString: Sqls[0] },
        { Id: `${described.Id}:2`, Status: 'FAILED', Error: 'ERROR: relation "gone" does not exist' },
        { Id: `${described.Id}:3`, Status: 'ABORTED' },
      ],
    });
    expect(await finished('ExecuteStatement', { ...target(), Sql: 'SELECT * FROM t' })).toMatchObject({
      Status: 'FAILED',
      Error: 'ERROR: relation "t" does not exist',
    });
  });

  test('each statement of a batch has a result of its own', async () => {
    const { Id } = await finished('BatchExecuteStatement', { ...target(), Sqls: ['SELECT 1 AS a', 'SELECT 2 AS a'] });
    expect(call('GetStatementResult', { Id: `${Id}:1` }).Records).toEqual([[{ longValue: 1 }]]);
    expect(call('GetStatementResult', { Id }).Records).toEqual([[{ longValue: 2 }]]);
  });

  test('a call with the token of another is that call', async () => {
    const input = { ...target(), Sql: 'CREATE TABLE once (a INT)', ClientToken: 'token' };
    const { Id } = await finished('ExecuteStatement', input);
    expect(call('ExecuteStatement', input).Id).toBe(Id);
  });

  test('without a secret an IAM identity is a user of its own, who may do little', async () => {
    await finished('ExecuteStatement', { ...target(), Sql: 'CREATE TABLE t (a INT)' });
    const { SecretArn: _, ...asRole } = target();
    const who = await finished('ExecuteStatement', { ...asRole, Sql: 'SELECT current_user::varchar' }, ROLE);
    expect(call('GetStatementResult', { Id: who.Id }).Records).toEqual([[{ stringValue: 'IAMR:analyst' }]]);
    expect(await finished('ExecuteStatement', { ...asRole, Sql: 'SELECT * FROM t' }, ROLE)).toMatchObject({
      Status: 'FAILED',
      Error: 'ERROR: permission denied for table t',
    });
  });

  test('runs the set-up of a warehouse, again, with a column more, and back', async () => {
    const columns = [
      { name: 'event_id', type: 'VARCHAR(128)' },
      { name: 'time', type: 'TIMESTAMP' },
      { name: 'raw', type: 'VARCHAR(MAX)' },
    ];
    const table = { columns, idColumn: 'event_id', timeColumn: 'time' };
    const told = {
      DistributionStyle: 'EVEN',
      SortColumns: ['time'],
      Encodings: { raw: 'ZSTD' },
      RequiredColumns: ['time'],
      IdentityColumn: 'row_number',
    };
    const design = parseDesign(told, table);
    const setup = { tableName: 'access_log', ...table, design } as never;
    const digest = `sha256|${'0'.repeat(64)}|00ff`;
    const run = async (userExists: boolean, columnNames: string[], viewColumnNames: string[], wanted = setup) => {
      const Sqls = setupStatements(wanted, { userExists, columnNames, viewColumnNames }, 'loader', digest);
      expect(await finished('BatchExecuteStatement', { ...target(), Sqls })).toMatchObject({ Status: 'FINISHED' });
    };
    const names = columns.map(({ name }) => name);
    const wider = { ...(setup as object), columns: [...columns, { name: 'bytes', type: 'BIGINT' }] } as never;
    await run(false, [], []);
    await run(true, names, names);
    await run(true, names, names, wider);
    await run(true, [...names, 'bytes'], [...names, 'bytes']);
    for (const Sql of alterDesign(
      'access_log',
      { ...parseDesign({ Encodings: { time: 'AZ64' } }, table), ...HELD },
      design,
    )) {
      await expect(finished('ExecuteStatement', { ...target(), Sql })).resolves.toMatchObject({ Status: 'FINISHED' });
    }
    await expect(shared().room.query('SELECT * FROM access_log_distinct')).resolves.toEqual([]);
  });

  test('removes duplicates for a user that may do nothing but that, and no row without an id', async () => {
    const duplicates = {
      tableName: 'events',
      columns: [
        { name: 'id', type: 'VARCHAR(8)' },
        { name: 'time', type: 'TIMESTAMP' },
        { name: 'body', type: 'VARCHAR(8)' },
      ],
      idColumn: 'id',
      timeColumn: 'time',
      hours: '1',
      username: 'loader',
    };
    await shared().room.query(`
      CREATE TABLE events (id VARCHAR(8), time TIMESTAMP, body VARCHAR(8)); CREATE USER loader PASSWORD 'sha256|00|00';
      INSERT INTO events VALUES ('a', GETDATE(), 'first'), ('a', DATEADD(second, 1, GETDATE()), 'second'),
        ('b', GETDATE(), 'once'), (NULL, GETDATE(), 'one'), (NULL, GETDATE(), 'other'),
        ('c', DATEADD(hour, -2, GETDATE()), 'old'), ('c', DATEADD(hour, -2, GETDATE()), 'old')`);
    const Sqls = [createProcedure(duplicates), grantProcedure(duplicates)];
    await expect(finished('BatchExecuteStatement', { ...target(), Sqls })).resolves.toMatchObject({
      Status: 'FINISHED',
    });
    const loader = { WorkgroupName: 'logs', Database: 'logs', DbUser: 'loader' };
    const call = 'CALL "public"."events_remove_duplicates"()';
    await expect(finished('ExecuteStatement', { ...loader, Sql: call })).resolves.toMatchObject({ Status: 'FINISHED' });
    await expect(finished('ExecuteStatement', { ...loader, Sql: 'DELETE FROM events' })).resolves.toMatchObject({
      Error: 'ERROR: permission denied for table events',
    });
    await expect(shared().room.query('SELECT body FROM events ORDER BY id, body')).resolves.toEqual(
      ['first', 'once', 'old', 'old', 'one', 'other'].map((body) => ({ body })),
    );
  });

  test.each([
    [{ WorkgroupName: 'gone' }, 'ResourceNotFoundException', 'Redshift endpoint gone was not found'],
    [{ ClusterIdentifier: 'c' }, 'ResourceNotFoundException', 'Redshift cluster c was not found'],
    [{ WorkgroupName: undefined }, 'ValidationException', 'WorkgroupName or ClusterIdentifier is required'],
    [{ Database: 'dev' }, 'ValidationException', 'FATAL: database "dev" does not exist'],
    [{ SecretArn: 'gone' }, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret."],
    [{ Sql: 'SELECT 1; SELECT 2' }, 'ValidationException', 'Sql must be one statement, got 2'],
    [{ Sql: '-- nothing' }, 'ValidationException', 'Sql must be one statement, got 0'],
  ])('with %j a statement is refused', (input, code, message) => {
    expect(() => call('ExecuteStatement', { ...target(), Sql: 'SELECT 1', ...input })).toThrow(
      new AwsError(code, message),
    );
  });

  test('a result is there only for a finished statement with rows', async () => {
    const { Id } = call('ExecuteStatement', { ...target(), Sql: 'CREATE TABLE t (a INT)' });
    expect(() => call('GetStatementResult', { Id })).toThrow(
      new Error('Query is not finished, its status is STARTED.'),
    );
    await shared().context.clock.advance(0);
    const message = 'Query does not have result. Please check query status.';
    expect(() => call('GetStatementResult', { Id })).toThrow(new Error(message));
    expect(() => call('DescribeStatement', { Id: 'gone' })).toThrow(new Error('Query does not exist.'));
  });

  test('an operation that does not run is refused by name', () => {
    expect(() => call('ListTables', {})).toThrow(
      new AwsError('UnknownOperationException', 'the sandbox does not run RedshiftData.ListTables'),
    );
  });
});
