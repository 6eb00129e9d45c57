import { AwsError } from '../../../../../../toolkit/sandbox/kernel/aws-error';
import { type TestContext, testContext } from '../../../context';
import { testWarehouse } from '../../test-warehouse';
import { PostgresServer, postgresFolder } from './postgres-server';

const programs = postgresFolder();
const SLOW_MS = 30_000;
const DATABASE = 'sandbox_logs';
const TABLE = `
  CREATE TABLE access_log (event_id VARCHAR(8) NOT NULL, time TIMESTAMP SORTKEY, status SMALLINT ENCODE az64, parts SUPER);
  GRANT INSERT ON access_log TO loader`;

const describeWhereInstalled = programs === undefined ? describe.skip : describe;

describeWhereInstalled('a PostgreSQL server as the warehouse (skipped where postgres is not on the PATH)', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.start(programs as string);
    await server.query('CREATE ROLE loader');
  }, SLOW_MS);
  afterAll(() => server.stop());
  beforeEach(() => server.query(`DROP DATABASE IF EXISTS ${DATABASE}`));

  const open = (context?: TestContext, url = server.url) => testWarehouse(context, undefined, { url });
  const statement = (options = '') => `COPY access_log FROM 's3://data/rows' IAM_ROLE DEFAULT JSON 'auto' ${options}`;

  test('loads, explains and answers as the one in this process', async () => {
    const { room, put, jdbcUrl } = await open();
    await room.query(TABLE);
    put(
      'rows',
      '{"event_id":"a","time":"2026-01-01 00:00:00.5","status":200,"parts":{"b":[1]}}\n{"event_id":"c\\td\\\\"}\n',
    );
    await expect(room.copy(jdbcUrl, 'loader', statement())).resolves.toEqual({ loadedRows: 2 });
    await expect(room.query('SELECT * FROM access_log ORDER BY event_id')).resolves.toEqual([
      { event_id: 'a', time: '2026-01-01 00:00:00.5', status: 200, parts: '{"b": [1]}' },
      { event_id: 'c\td\\', time: null, status: null, parts: null },
    ]);
    await expect(room.query('SELECT current_user AS name, getdate() AS now')).resolves.toEqual([
      { name: 'chief', now: '2026-01-01 00:00:00' },
    ]);
    await room.close();
  });

  test('leaves out rows of a wrong type, as many as MAXERROR admits', async () => {
    const { room, put, jdbcUrl } = await open();
    await room.query(TABLE);
    const rows = ['1', '"x"', '2', '99999', '3'].map((status) => `{"event_id":"e","status":${status}}\n`);
    put('rows', rows.join(''));
    await expect(room.copy(jdbcUrl, 'loader', statement('MAXERROR 2'))).rejects.toEqual(
      new AwsError(
        'Redshift.DataLoadFailed',
        "Load into table 'access_log' failed. Check 'sys_load_error_detail' system table for details. " +
          'First error: s3://data/rows, line 2, column "status": Invalid value for smallint',
      ),
    );
    await expect(room.query('SELECT line_number, raw_field_value AS value FROM stl_load_errors')).resolves.toEqual([
      { line_number: 2, value: 'x' },
      { line_number: 4, value: '99999' },
    ]);
    await expect(room.copy(jdbcUrl, 'loader', statement('MAXERROR 3'))).resolves.toEqual({ loadedRows: 3 });
    await expect(room.query('SELECT status FROM access_log ORDER BY 1')).resolves.toEqual([
      { status: 1 },
      { status: 2 },
      { status: 3 },
    ]);
    await room.close();
  });

  test('undoes all of a statement that fails, and goes on', async () => {
    const { room } = await open();
    await expect(room.query('CREATE TABLE t (a INT); SELECT 1/0')).rejects.toMatchObject({
      message: 'division by zero',
      sqlState: '22012',
      statement: 1,
    });
    await expect(room.query("SELECT to_regclass('t') AS t")).resolves.toEqual([{ t: null }]);
    await room.close();
  });

  test('finds everything again on the same data directory, and replaces what another has left', async () => {
    const first = await open();
    await first.room.query('CREATE TABLE kept AS SELECT 1 AS a');
    await first.room.close();
    const again = await open(testContext(first.context.dataDir));
    await expect(again.room.query('SELECT a FROM kept')).resolves.toEqual([{ a: 1 }]);
    await expect(open()).rejects.toThrow(new Error(`database "${DATABASE}" is being accessed by other users`));
    await again.room.close();
    const other = await open();
    await expect(other.room.query('SELECT a FROM kept')).rejects.toThrow('relation "kept" does not exist');
    await other.room.close();
    await expect(open(testContext(first.context.dataDir))).rejects.toThrow(
      new Error(
        `the warehouse of this data directory, the database ${DATABASE}, is no longer on its server: begin with an empty data directory`,
      ),
    );
  });

  test('leaves a database alone that the sandbox has not made', async () => {
    await server.query(`CREATE DATABASE ${DATABASE}`);
    await server.query('CREATE TABLE precious AS SELECT 1 AS a', DATABASE);
    await expect(open()).rejects.toThrow(
      new Error(`the warehouse server must have no database ${DATABASE}, got one that the sandbox has not made`),
    );
    await expect(server.query('SELECT a FROM precious', DATABASE)).resolves.toEqual([{ a: 1 }]);
  });

  test('asks for a superuser, and for an administrator that it may create', async () => {
    await server.query('CREATE ROLE guest LOGIN; ALTER ROLE chief RENAME TO former; CREATE ROLE chief');
    const guest = server.url.replace('chief%20of%20all', 'guest');
    await expect(open(undefined, guest)).rejects.toThrow(
      new Error('the user of the warehouse url must be a superuser, got guest'),
    );
    await expect(open()).rejects.toThrow(
      new Error('the role chief of the warehouse server must be a superuser, or not be there, got another'),
    );
    await server.query('DROP ROLE chief; ALTER ROLE former RENAME TO chief');
  });

  test('stays where it is: a data directory has one warehouse', async () => {
    const here = await testWarehouse();
    await here.room.query('SELECT 1');
    await here.room.close();
    await expect(open(testContext(here.context.dataDir))).rejects.toThrow(
      new Error('Sandbox: warehouse must be left out, since logs is in the data directory already'),
    );
    const there = await open();
    await there.room.close();
    await expect(testWarehouse(testContext(there.context.dataDir))).rejects.toThrow(
      new Error('Sandbox: warehouse must be the server that holds logs already, got none'),
    );
  });

  test('is done with a transaction that is ended in the middle', async () => {
    const first = await open();
    await first.room.query('CREATE TABLE t (a INT)');
    const running = first.room.query('INSERT INTO t VALUES (1); SELECT pg_sleep(60)').catch(() => undefined);
    await first.room.kill();
    await running;
    const again = await open(testContext(first.context.dataDir));
    await expect(again.room.query('SELECT count(*) FROM t')).resolves.toEqual([{ count: 0 }]);
    await again.room.close();
  });
});
