import { parseDesign } from '../../../lambda/warehouse-setup/design';
import type { Setup } from '../../../lambda/warehouse-setup/setup-request';
import { findColumns, findUser, setupStatements } from '../../../lambda/warehouse-setup/statements';

const TABLE = {
  columns: [
    { name: 'id', type: 'VARCHAR(128)' },
    { name: 'time', type: 'TIMESTAMP' },
  ],
  idColumn: 'id',
  timeColumn: 'time',
};
const SETUP: Setup = {
  workgroupName: 'logs',
  database: 'analytics',
  adminSecretId: 'redshift!logs-admin',
  loaderSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:loader-abcdef',
  tableName: 'events',
  ...TABLE,
  design: parseDesign({}, TABLE),
};
const NOTHING = { userExists: false, columnNames: [], viewColumnNames: [] };
const EVERYTHING = { userExists: true, columnNames: ['id', 'time'], viewColumnNames: ['id', 'time'] };
const DIGEST = 'sha256|00|11';

const VIEW =
  'CREATE OR REPLACE VIEW "public"."events_distinct" AS SELECT "id", "time" FROM (SELECT "id", "time", ' +
  'ROW_NUMBER() OVER (PARTITION BY "id" ORDER BY "time") AS "occurrence" FROM "public"."events") AS "numbered" ' +
  'WHERE "occurrence" = 1 OR "id" IS NULL';
const GRANTS = ['GRANT USAGE ON SCHEMA "public" TO "loader"', 'GRANT INSERT ON "public"."events" TO "loader"'];

describe('setupStatements', () => {
  test('create everything in an empty database', () => {
    expect(setupStatements(SETUP, NOTHING, 'loader', DIGEST)).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "public"',
      'CREATE TABLE IF NOT EXISTS "public"."events" ("id" VARCHAR(128), "time" TIMESTAMP) DISTSTYLE KEY DISTKEY ("id") SORTKEY ("time")',
      VIEW,
      `CREATE USER "loader" PASSWORD '${DIGEST}'`,
      ...GRANTS,
    ]);
  });

  test('keep what stands, and set the password again', () => {
    expect(setupStatements(SETUP, EVERYTHING, 'loader', DIGEST)).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "public"',
      VIEW,
      `ALTER USER "loader" PASSWORD '${DIGEST}'`,
      ...GRANTS,
    ]);
  });

  test('add a column, and drop the view which cannot get it', () => {
    const standing = { userExists: true, columnNames: ['id'], viewColumnNames: ['id'] };
    expect(setupStatements(SETUP, standing, 'loader', DIGEST).slice(1, 4)).toEqual([
      'ALTER TABLE "public"."events" ADD COLUMN "time" TIMESTAMP',
      'DROP VIEW "public"."events_distinct"',
      VIEW,
    ]);
  });

  test.each([
    ['more columns, as one is after its change was rolled back', ['id', 'time', 'late']],
    ['another order of columns', ['time', 'id']],
  ])('drop a view which has %s', (_, viewColumnNames) => {
    const standing = { ...EVERYTHING, columnNames: ['id', 'time', 'late'], viewColumnNames };
    expect(setupStatements(SETUP, standing, 'loader', DIGEST).slice(1, 3)).toEqual([
      'DROP VIEW "public"."events_distinct"',
      VIEW,
    ]);
  });

  test('make no view of rows that cannot be told apart', () => {
    const { idColumn, timeColumn, ...rest } = SETUP;
    const plain = { ...rest, design: parseDesign({}, { columns: rest.columns }) };
    expect(setupStatements(plain, NOTHING, 'loader', DIGEST).slice(0, 3)).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "public"',
      'CREATE TABLE IF NOT EXISTS "public"."events" ("id" VARCHAR(128), "time" TIMESTAMP)',
      `CREATE USER "loader" PASSWORD '${DIGEST}'`,
    ]);
  });

  test('hold rows as they are told to', () => {
    const design = parseDesign(
      {
        DistributionStyle: 'EVEN',
        SortColumns: ['time', 'id'],
        Encodings: { id: 'ZSTD' },
        RequiredColumns: ['id'],
        IdentityColumn: 'row_number',
      },
      TABLE,
    );
    const [, table] = setupStatements({ ...SETUP, design }, NOTHING, 'loader', DIGEST);
    expect(table).toBe(
      'CREATE TABLE IF NOT EXISTS "public"."events" ("row_number" BIGINT IDENTITY(1, 1), ' +
        '"id" VARCHAR(128) NOT NULL ENCODE ZSTD, "time" TIMESTAMP) DISTSTYLE EVEN SORTKEY ("time", "id")',
    );
  });

  test('order duplicates by their id where there is no time', () => {
    const [, , view] = setupStatements({ ...SETUP, timeColumn: undefined }, NOTHING, 'loader', DIGEST);
    expect(view).toContain('ORDER BY "id")');
  });
});

test('the queries find the user and the columns', () => {
  expect(findUser('loader')).toBe("SELECT usename FROM pg_user WHERE usename = 'loader'");
  expect(findColumns('events')).toBe(
    "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'events' " +
      'ORDER BY ordinal_position',
  );
});
