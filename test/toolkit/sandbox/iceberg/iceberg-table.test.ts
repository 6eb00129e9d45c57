import path from 'node:path';
import { avroRecords } from '../../../../toolkit/sandbox/iceberg/avro-file';
import type { DataFile, DataFileRequest } from '../../../../toolkit/sandbox/iceberg/data-file-protocol';
import { IcebergTable } from '../../../../toolkit/sandbox/iceberg/iceberg-table';
import { manifestsIn } from '../../../../toolkit/sandbox/iceberg/manifest';
import { TableFiles } from '../../../../toolkit/sandbox/iceberg/table-files';
import type { TableMetadata } from '../../../../toolkit/sandbox/iceberg/table-metadata';
import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import { WorkerCalls } from '../../../../toolkit/sandbox/kernel/worker-calls';
import { BucketsRoom } from '../../../../toolkit/sandbox/s3/buckets-room';
import { testContext } from '../context';
import { readIceberg } from './read-iceberg';

const LOCATION = 's3://lake/db/orders';
const COLUMNS = [
  { id: 1, name: 'id', type: 'long', required: true },
  { id: 2, name: 'customer', type: 'string', required: false },
  { id: 3, name: 'amount', type: 'decimal(9,2)', required: false },
  { id: 4, name: 'day', type: 'date', required: false },
  { id: 5, name: 'at', type: 'timestamptz', required: false },
  { id: 6, name: 'paid', type: 'boolean', required: false },
  { id: 7, name: 'weight', type: 'double', required: false },
];

function keyOf(location = ''): string {
  return location.slice('s3://lake/'.length);
}

/** An order of which nothing is known but its id. */
const order = (id: number, rest: object = {}) => ({
  ...Object.fromEntries(COLUMNS.map(({ name }) => [name, null])),
  id,
  ...rest,
});

describe('IcebergTable', () => {
  const worker = new WorkerCalls<DataFileRequest, DataFile>('iceberg');
  afterAll(() => worker.close());

  function orders() {
    const context = testContext();
    const buckets = new BucketsRoom(context);
    buckets.resourceTypes[0]?.create({ logicalId: 'Lake', generatedName: 'lake', properties: {} } as never);
    const open = (columns = COLUMNS) =>
      new IcebergTable(
        context.clock,
        { location: LOCATION, columns, identifierColumns: [], isPartitioned: false },
        new TableFiles(buckets, worker, LOCATION),
      );
    const metadata = async (version: number): Promise<TableMetadata> =>
      JSON.parse(String(await buckets.get('lake', `db/orders/metadata/v${version}.metadata.json`)));
    const { clock } = context;
    return { open, buckets, clock, metadata, read: () => readIceberg(path.dirname(buckets.folder('lake')), LOCATION) };
  }

  test('is a table that another engine reads, value by value', async () => {
    const { open, read } = orders();
    const table = open();
    const full = {
      id: 9007199254740993n.toString(),
      customer: 'Ada',
      amount: '12.30',
      day: '2026-01-05',
      at: '2026-01-05T10:00:00.123456+01:00',
      paid: true,
      weight: 1.5,
      unknown: 'left out',
    };
    await table.commit({ appended: [table.row(full), table.row(order(2))], deleted: [], keys: [] });
    expect(read().rows).toEqual([
      {
        id: '9007199254740993n',
        customer: 'Ada',
        amount: 12.3,
        day: '2026-01-05T00:00:00.000Z',
        at: '2026-01-05T09:00:00.123Z',
        paid: true,
        weight: 1.5,
      },
      { id: '2n', customer: null, amount: null, day: null, at: null, paid: null, weight: null },
    ]);
  });

  test('appends a snapshot a commit, also when it is opened again', async () => {
    const { open, read } = orders();
    const first = open();
    await first.commit({ appended: [first.row(order(1))], deleted: [], keys: [] });
    const second = open();
    await second.commit({ appended: [second.row(order(2))], deleted: [], keys: [] });
    const { rows, snapshots, manifests } = read();
    expect(rows.map(({ id }) => id)).toEqual(['1n', '2n']);
    expect(snapshots.map(({ summary }) => summary.operation)).toEqual(['append', 'append']);
    expect(manifests).toBe(2);
  });

  test('deletes by key what was there before, and keeps what comes with it', async () => {
    const { open, read } = orders();
    const table = open();
    await table.commit({
      appended: [table.row(order(1, { customer: 'old' })), table.row(order(2, { customer: 'stays' }))],
      deleted: [],
      keys: [],
    });
    const next = table.row(order(1, { customer: 'new' }));
    await table.commit({ appended: [next], deleted: [next], keys: ['id'] });
    const { rows, snapshots } = read();
    expect(rows.map(({ id, customer }) => [id, customer])).toEqual([
      ['2n', 'stays'],
      ['1n', 'new'],
    ]);
    expect(snapshots[1]?.summary.operation).toBe('overwrite');
  });

  test('keeps its metadata as the specification has it', async () => {
    const { open, metadata } = orders();
    const table = open();
    const row = table.row(order(1));
    await table.commit({ appended: [row], deleted: [], keys: [] });
    await table.commit({ appended: [], deleted: [row], keys: ['id'] });
    const [first, second] = [await metadata(1), await metadata(2)];
    const [appended, deleted] = second.snapshots;
    expect(first['metadata-log']).toEqual([]);
    expect(second['metadata-log']).toEqual([
      { 'metadata-file': `${LOCATION}/metadata/v1.metadata.json`, 'timestamp-ms': first['last-updated-ms'] },
    ]);
    expect(second['snapshot-log']).toEqual([
      { 'snapshot-id': appended?.['snapshot-id'], 'timestamp-ms': appended?.['timestamp-ms'] },
      { 'snapshot-id': deleted?.['snapshot-id'], 'timestamp-ms': deleted?.['timestamp-ms'] },
    ]);
    expect(second).toMatchObject({
      'last-sequence-number': 2,
      'last-column-id': 7,
      'current-snapshot-id': deleted?.['snapshot-id'],
      refs: { main: { type: 'branch', 'snapshot-id': deleted?.['snapshot-id'] } },
    });
    expect(deleted).toMatchObject({
      'parent-snapshot-id': appended?.['snapshot-id'],
      'sequence-number': 2,
      summary: { operation: 'delete', 'added-equality-deletes': '1' },
    });
  });

  test('lists delete files by the ids of their columns, after the data that they concern', async () => {
    const { open, metadata, buckets } = orders();
    const table = open();
    const row = table.row(order(1));
    await table.commit({ appended: [row], deleted: [], keys: [] });
    await table.commit({ appended: [row], deleted: [row], keys: ['customer', 'id'] });
    const list = await buckets.get('lake', keyOf((await metadata(2)).snapshots[1]?.['manifest-list']));
    const manifests = await manifestsIn(list);
    expect(manifests.map(({ content, sequence_number }) => [content, sequence_number])).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
    ]);
    const deletes = await buckets.get('lake', keyOf(manifests[1]?.manifest_path));
    expect(await avroRecords(deletes)).toMatchObject([
      { status: 1, sequence_number: null, data_file: { content: 2, equality_ids: [1, 2], record_count: 1 } },
    ]);
    for (const fieldId of [0, 1, 2, 3, 4, 100, 101, 102, 103, 104, 134, 135]) {
      expect(deletes.includes(`"field-id":${fieldId}`)).toBe(true);
    }
  });

  test('takes on columns that a template adds', async () => {
    const { open, metadata, read } = orders();
    const first = open();
    await first.commit({ appended: [first.row(order(1))], deleted: [], keys: [] });
    const second = open([...COLUMNS, { id: 8, name: 'note', type: 'string', required: false }]);
    await second.commit({ appended: [second.row(order(2, { note: 'new' }))], deleted: [], keys: [] });
    expect(read().rows.map(({ id, note }) => [id, note ?? null])).toEqual([
      ['1n', null],
      ['2n', 'new'],
    ]);
    const { snapshots, ...rest } = await metadata(2);
    expect(snapshots.map((snapshot) => snapshot['schema-id'])).toEqual([0, 1]);
    expect(rest).toMatchObject({ 'current-schema-id': 1, 'last-column-id': 8, schemas: [{}, { 'schema-id': 1 }] });
  });

  test.each([
    ['lacks one', COLUMNS.slice(1)],
    ['has one of another type', COLUMNS.map((column) => ({ ...column, type: 'string' }))],
    ['has one more that is required', [...COLUMNS, { id: 8, name: 'note', type: 'string', required: true }]],
  ])('is not written when the template %s', async (_, columns) => {
    const { open } = orders();
    const first = open();
    await first.commit({ appended: [first.row(order(1))], deleted: [], keys: [] });
    const message = `The table at ${LOCATION} has been written with other columns: only optional ones may be added, behind them.`;
    await expect(open(columns).commit({ appended: [], deleted: [], keys: [] })).rejects.toEqual(
      new AwsError('SchemaChanged', message),
    );
  });

  test('has no time before that of its last commit', async () => {
    const { open, metadata, clock } = orders();
    const table = open();
    const now = jest.spyOn(clock, 'now').mockReturnValue(10_000_000);
    await table.commit({ appended: [table.row(order(1))], deleted: [], keys: [] });
    now.mockReturnValue(1);
    await table.commit({ appended: [table.row(order(2))], deleted: [], keys: [] });
    expect((await metadata(2)).snapshots.map((snapshot) => snapshot['timestamp-ms'])).toEqual([10_000_000, 10_000_000]);
  });

  test('takes commits at the same time one after the other', async () => {
    const { open, read } = orders();
    const table = open();
    const commits = [1, 2, 3, 4].map((id) => table.commit({ appended: [table.row(order(id))], deleted: [], keys: [] }));
    await Promise.all(commits);
    expect(read().rows).toHaveLength(4);
  });

  test('stays as it was when a file cannot be written', async () => {
    const { open, buckets, read } = orders();
    const table = open();
    await table.commit({ appended: [table.row(order(1))], deleted: [], keys: [] });
    const put = buckets.put.bind(buckets);
    const failing = jest.spyOn(buckets, 'put').mockImplementation(async (bucket, key, body) => {
      if (key.endsWith('version-hint.text')) throw new Error('denied');
      await put(bucket, key, body);
    });
    await expect(table.commit({ appended: [table.row(order(2))], deleted: [], keys: [] })).rejects.toThrow('denied');
    failing.mockRestore();
    await table.commit({ appended: [table.row(order(3))], deleted: [], keys: [] });
    expect(read().rows.map(({ id }) => id)).toEqual(['1n', '3n']);
  });

  test('has a member of the object for each column', () => {
    expect(() => orders().open().row({ id: 1 })).toThrow('The record has no field for the column customer.');
  });

  test.each([
    ['id', null, 'long'],
    ['id', 'x', 'long'],
    ['id', '9223372036854775808', 'long'],
    ['amount', 1.234, 'decimal(9,2)'],
    ['amount', 12345678, 'decimal(9,2)'],
    ['day', '2026-13-01', 'date'],
    ['at', 'yesterday', 'timestamptz'],
    ['paid', 'true', 'boolean'],
    ['weight', 'heavy', 'double'],
  ])('has no row for %s being %j', (name, value, type) => {
    const row = () =>
      orders()
        .open()
        .row(order(1, { [name]: value }));
    expect(row).toThrow(`The field ${name} does not fit the type ${type}.`);
  });
});
