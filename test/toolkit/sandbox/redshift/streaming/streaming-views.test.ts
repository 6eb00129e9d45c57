import type { Streaming } from '../../../../../lambda/warehouse-setup/streaming/streaming-request';
import {
  alterSource,
  createRecordsView,
  createSource,
  rowsView,
} from '../../../../../lambda/warehouse-setup/streaming/streaming-statements';
import { testContext } from '../../context';
import { sharedWarehouse, type TestWarehouse, testWarehouse } from '../test-warehouse';

/** Opens warehouses, which the first start on a machine initialises. */
const SLOW_MS = 60_000;

const ORDERS: Streaming = {
  workgroupName: 'logs',
  database: 'logs',
  adminSecretId: 'admin',
  roleArn: 'arn:aws:iam::123456789012:role/reader',
  streamName: 'Orders',
  tableName: 'orders',
  columns: [
    { name: 'id', type: 'VARCHAR(8)' },
    { name: 'at', type: 'TIMESTAMP' },
    { name: 'amount', type: 'DOUBLE PRECISION' },
  ],
  idColumn: 'id',
};
const VIEWS = [createSource(ORDERS), createRecordsView(ORDERS), ...rowsView(ORDERS)];
const REFRESH_MS = 11_000;

async function put({ streams }: TestWarehouse, ...texts: (string | Buffer)[]): Promise<void> {
  const Records = texts.map((text) => ({ Data: Buffer.from(text).toString('base64'), PartitionKey: 'key' }));
  const api = streams.jsonApis[0];
  await api?.call('PutRecords', { StreamName: 'Orders', Records }, { roleArn: 'role', accessKeyId: 'key' });
}

async function withStream(warehouse: TestWarehouse): Promise<TestWarehouse> {
  const type = warehouse.streams.resourceTypes.find(({ type }) => type === 'AWS::Kinesis::Stream');
  await type?.create({
    stackName: 'Stack',
    logicalId: 'Orders',
    type: 'AWS::Kinesis::Stream',
    properties: { Name: 'Orders', ShardCount: 2 },
    generatedName: 'Orders',
  });
  await warehouse.context.clock.advance(60_000);
  return warehouse;
}

describe('StreamingViews', () => {
  const shared = sharedWarehouse();
  beforeAll(() => withStream(shared()), SLOW_MS);
  afterEach(() => shared().room.query('DROP MATERIALIZED VIEW "public"."orders_records" CASCADE'));

  async function setUp(): Promise<TestWarehouse> {
    for (const sql of VIEWS) await shared().room.query(sql);
    return shared();
  }

  test('shows a record some seconds after it was put', async () => {
    const { room, context } = await setUp();
    await put(shared(), '{"id":"a","at":"2026-01-01T00:00:00Z","amount":2.5}');
    await expect(room.query('SELECT * FROM orders')).resolves.toEqual([]);
    expect(room.pending()).toEqual(['view "public"."orders_records" reads Orders']);
    await context.clock.advance(REFRESH_MS);
    const row = { id: 'a', at: '2026-01-01 00:00:00', amount: 2.5 };
    await expect(room.query('SELECT * FROM orders')).resolves.toEqual([row]);
    expect(room.pending()).toEqual([]);
  });

  test('keeps what is no JSON as it came', async () => {
    const { room, context } = await setUp();
    await put(shared(), 'no JSON', Buffer.from([0xff, 0x00]));
    await context.clock.advance(REFRESH_MS);
    const malformed = `
      SELECT from_varbyte(malformed, 'hex') AS bytes, partition_key, len(sequence_number) > 50 AS numbered,
             refresh_time > approximate_arrival_timestamp AS later
      FROM orders_records WHERE malformed IS NOT NULL ORDER BY bytes DESC`;
    await expect(room.query(malformed)).resolves.toEqual([
      { bytes: 'ff00', partition_key: 'key', numbered: true, later: true },
      { bytes: Buffer.from('no JSON').toString('hex'), partition_key: 'key', numbered: true, later: true },
    ]);
  });

  test('shows each id once, and all rows that have none', async () => {
    const { room, context } = await setUp();
    await put(shared(), '{"id":"b","amount":1}', '{"id":"b","amount":1}', '{"amount":7}', '{"amount":8}');
    await context.clock.advance(REFRESH_MS);
    const rows = `SELECT id, amount FROM orders WHERE id = 'b' OR id IS NULL ORDER BY amount`;
    await expect(room.query(rows)).resolves.toEqual([
      { id: 'b', amount: 1 },
      { id: null, amount: 7 },
      { id: null, amount: 8 },
    ]);
  });

  test('goes on where it was after the sandbox has ended', async () => {
    const { room, context, streams } = await setUp();
    await context.clock.advance(REFRESH_MS);
    const [before] = await room.query('SELECT count(*) AS records FROM orders_records');
    await room.close();
    await put(shared(), '{"id":"c"}');
    const again = await testWarehouse({ ...testContext(context.dataDir), clock: context.clock }, streams);
    await again.room.start();
    await context.clock.advance(REFRESH_MS);
    const [after] = await again.room.query('SELECT count(*) AS records FROM orders_records');
    await again.room.close();
    expect(Number(after?.records)).toBe(Number(before?.records) + 1);
  });

  test('reads on when it is told to refresh', async () => {
    const { room } = await setUp();
    await put(shared(), '{"id":"d"}');
    await room.query('REFRESH MATERIALIZED VIEW orders_records');
    await expect(room.query(`SELECT id FROM orders WHERE id = 'd'`)).resolves.toEqual([{ id: 'd' }]);
  });

  test('takes another role, which it does not assume', async () => {
    const { room } = await setUp();
    await expect(room.query(alterSource(ORDERS))).resolves.toEqual([]);
  });

  test('says why a view stays behind', async () => {
    const { room, context } = await setUp();
    await room.query(
      `CREATE MATERIALIZED VIEW strict AUTO REFRESH YES AS SELECT JSON_PARSE(kinesis_data) AS d FROM orders_source."Orders"`,
    );
    await context.clock.advance(REFRESH_MS);
    expect(context.seen).toContainEqual(
      expect.objectContaining({
        type: 'warning',
        message: expect.stringMatching(/^view "public"."strict" cannot be refreshed: /),
      }),
    );
    await room.query('DROP MATERIALIZED VIEW strict');
  });

  test.each([
    ['COUNT(*)', '"orders_source"."Orders"', 'an aggregate or join of a stream does not run in the sandbox'],
    [
      'kinesis_data',
      '"orders_source"."Other"',
      'Resource arn:aws:kinesis:us-east-1:123456789012:stream/Other not found.',
    ],
  ])('refuses to select %s from %s', async (selected, source, message) => {
    const { room } = await setUp();
    const sql = `CREATE MATERIALIZED VIEW other AUTO REFRESH YES AS SELECT ${selected} FROM ${source}`;
    await expect(room.query(sql)).rejects.toThrow(new Error(message));
  });
});
