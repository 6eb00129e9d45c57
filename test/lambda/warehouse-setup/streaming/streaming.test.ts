import { streaming } from '../../../../lambda/warehouse-setup/streaming/streaming';
import { recordingDatabase } from '../recording-database';

const ROLE = 'arn:aws:iam::123456789012:role/Stack-Reader';
const PROPERTIES = {
  WorkgroupName: 'logs',
  Database: 'analytics',
  AdminSecretId: 'admin',
  RoleArn: ROLE,
  StreamName: 'Stack-Orders.1',
  TableName: 'orders',
  Columns: [
    { Name: 'id', Type: 'VARCHAR(36)' },
    { Name: 'at', Type: 'TIMESTAMP' },
    { Name: 'amount', Type: 'DOUBLE PRECISION' },
  ],
  IdColumn: 'id',
};
const SOURCE = `CREATE EXTERNAL SCHEMA IF NOT EXISTS "orders_source" FROM KINESIS IAM_ROLE '${ROLE}'`;
const GUARD = 'CASE WHEN CAN_JSON_PARSE("kinesis_data")';
const RECORDS =
  'CREATE MATERIALIZED VIEW "public"."orders_records" AUTO REFRESH YES AS SELECT ' +
  '"approximate_arrival_timestamp", "partition_key", "shard_id", "sequence_number", "refresh_time", ' +
  `${GUARD} THEN JSON_PARSE("kinesis_data") END AS "payload", ${GUARD} THEN NULL ELSE "kinesis_data" END AS "malformed" ` +
  'FROM "orders_source"."Stack-Orders.1"';
const VALUES =
  '"records"."payload"."id"::VARCHAR(36) AS "id", "records"."payload"."at"::VARCHAR::TIMESTAMP AS "at", ' +
  '"records"."payload"."amount"::DOUBLE PRECISION AS "amount"';
const FROM = 'FROM "public"."orders_records" AS "records" WHERE "records"."malformed" IS NULL';
const ROWS = [
  'DROP VIEW IF EXISTS "public"."orders"',
  `CREATE VIEW "public"."orders" AS SELECT "id", "at", "amount" FROM (SELECT ${VALUES}, ` +
    'ROW_NUMBER() OVER (PARTITION BY "records"."payload"."id"::VARCHAR(36) ' +
    'ORDER BY "records"."approximate_arrival_timestamp", "records"."sequence_number") AS "occurrence" ' +
    `${FROM}) AS "numbered" WHERE "occurrence" = 1 OR "id" IS NULL`,
];

const ID = 'logs/analytics/orders/streaming/Stack-Orders.1';

describe('streaming', () => {
  test('creates what leads to the stream, the view of its records, and the view of its rows', async () => {
    const { database, ran, queries } = recordingDatabase();
    await expect(streaming.provide({ properties: PROPERTIES, database })).resolves.toBe(ID);
    expect(ran).toEqual([SOURCE, RECORDS, ROWS]);
    expect(queries).toEqual([
      'SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ' +
        "WHERE n.nspname = 'public' AND c.relname = 'orders_records'",
    ]);
  });

  test('keeps the records that stand', async () => {
    const { database, ran } = recordingDatabase(['orders_records']);
    await streaming.provide({ properties: PROPERTIES, database });
    expect(ran).toEqual([SOURCE, ROWS]);
  });

  test('keeps the view of the rows, and what was granted on it, while it is the same', async () => {
    const { database, ran } = recordingDatabase(['orders_records']);
    await streaming.provide({ properties: PROPERTIES, oldProperties: PROPERTIES, database });
    expect(ran).toEqual([SOURCE]);
  });

  test('takes another role', async () => {
    const { database, ran } = recordingDatabase(['orders_records']);
    const oldProperties = { ...PROPERTIES, RoleArn: 'arn:aws:iam::123456789012:role/old' };
    await streaming.provide({ properties: PROPERTIES, oldProperties, database });
    expect(ran).toEqual([SOURCE, `ALTER EXTERNAL SCHEMA "orders_source" IAM_ROLE '${ROLE}'`]);
  });

  test('shows other columns', async () => {
    const { database, ran } = recordingDatabase(['orders_records']);
    const oldProperties = { ...PROPERTIES, Columns: PROPERTIES.Columns.slice(0, 2) };
    await streaming.provide({ properties: PROPERTIES, oldProperties, database });
    expect(ran).toEqual([SOURCE, ROWS]);
  });

  test('shows every row where rows cannot be told apart', async () => {
    const { database, ran } = recordingDatabase();
    const { IdColumn, ...properties } = PROPERTIES;
    await streaming.provide({ properties, database });
    expect(ran.at(-1)).toEqual([ROWS[0], `CREATE VIEW "public"."orders" AS SELECT ${VALUES} ${FROM}`]);
  });

  test('reads no other stream into records that stand', async () => {
    const { database, ran } = recordingDatabase();
    const properties = { ...PROPERTIES, StreamName: 'Other' };
    const update = { properties, oldProperties: PROPERTIES, standingId: ID, database };
    await expect(streaming.provide(update)).rejects.toThrow(
      new Error(
        'warehouse-setup: TableName must be another for the stream Other, ' +
          'as its records are those of the stream Stack-Orders.1, got "orders"',
      ),
    );
    expect(ran).toEqual([]);
  });

  test('goes back from a stream that it refused to read', async () => {
    const { database } = recordingDatabase(['orders_records']);
    const oldProperties = { ...PROPERTIES, StreamName: 'Other' };
    const rollback = { properties: PROPERTIES, oldProperties, standingId: ID, database };
    await expect(streaming.provide(rollback)).resolves.toBe(ID);
  });

  test('reads another stream into a view of another name', async () => {
    const { database, ran } = recordingDatabase();
    const properties = { ...PROPERTIES, StreamName: 'Other', TableName: 'others' };
    const update = { properties, oldProperties: PROPERTIES, standingId: ID, database };
    await expect(streaming.provide(update)).resolves.toBe('logs/analytics/others/streaming/Other');
    expect(ran).toHaveLength(3);
  });

  test('leaves everything where it is when it is deleted', () => {
    expect(streaming.remove).toBeUndefined();
  });

  test.each([
    [{ RoleArn: "arn:aws:iam::123456789012:role/a'b" }, 'RoleArn must be the ARN of a role'],
    [{ StreamName: 'a"b' }, 'StreamName must be the name of a stream'],
    [{ TableName: 'Orders' }, 'TableName must be 1 to 127 lowercase letters, digits and _'],
    [{ IdColumn: 'other' }, 'IdColumn must be the name of a column'],
  ])('refuses %j', async (properties, message) => {
    const { database } = recordingDatabase();
    const [value] = Object.values(properties);
    await expect(streaming.provide({ properties: { ...PROPERTIES, ...properties }, database })).rejects.toThrow(
      new Error(`warehouse-setup: ${message}, got ${JSON.stringify(value)}`),
    );
  });
});
