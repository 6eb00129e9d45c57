import { join } from 'node:path';
import { DatabaseError, WarehouseDatabase } from '../../../../../toolkit/sandbox/redshift/engine/warehouse-database';
import { temporaryFolder } from '../../context';

/** Opening compiles PostgreSQL; the very first opening also initialises a cluster. */
const SLOW_MS = 60_000;

const sql = (text: string) => ({ type: 'sql' as const, sql: text, parameters: [] });

describe('WarehouseDatabase', () => {
  const folder = join(temporaryFolder(), 'warehouse', 'logs');
  const options = { folder, database: 'logs', adminUser: 'chief' };
  const warehouse = new WarehouseDatabase(options);

  const run = (...statements: string[]) => warehouse.run({ user: 'chief', time: 0, statements: statements.map(sql) });

  beforeAll(async () => void (await run('SELECT 1')), SLOW_MS);
  afterAll(() => warehouse.close());

  test('runs statements as one transaction of one user', async () => {
    const results = await run(
      'SELECT current_user, current_database()',
      'CREATE TABLE t (a INT)',
      'INSERT INTO t VALUES (1), (2)',
    );
    expect(results.map(({ rows, count }) => [rows, count])).toEqual([
      [[['chief', 'logs']], 1],
      [[], 0],
      [[], 2],
    ]);
  });

  test('says which statement failed, and undoes those before it', async () => {
    const failure = run('CREATE TABLE undone (a INT)', 'SELECT 1/0');
    await expect(failure).rejects.toBeInstanceOf(DatabaseError);
    await expect(failure).rejects.toMatchObject({
      statement: 1,
      message: 'division by zero',
      sqlState: '22012',
    });
    await expect(run('SELECT * FROM undone')).rejects.toThrow('relation "undone" does not exist');
  });

  test('is UTF-8, in UTC', async () => {
    const [result] = await run("SELECT current_setting('server_encoding'), current_setting('TimeZone')");
    expect(result?.rows).toEqual([['UTF8', 'UTC']]);
  });

  test(
    'finds everything again when it is opened again',
    async () => {
      await run('CREATE TABLE kept (a INT)', 'INSERT INTO kept VALUES (1)');
      await warehouse.close();
      const [result] = await run('SELECT a FROM kept');
      expect(result?.rows).toEqual([['1']]);
    },
    SLOW_MS,
  );

  test(
    'says what keeps it from opening',
    async () => {
      const broken = new WarehouseDatabase({ ...options, folder: '/dev/null/warehouse' });
      const request = { user: 'chief', time: 0, statements: [] };
      await expect(broken.run(request)).rejects.toThrow(/^E(?:NOTDIR|EXIST): .*'\/dev\/null'?/);
      await broken.close();
    },
    SLOW_MS,
  );

  test('closes without having been opened', async () => {
    await expect(new WarehouseDatabase(options).close()).resolves.toBeUndefined();
  });
});
