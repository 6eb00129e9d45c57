import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { App, Duration, Stack } from 'aws-cdk-lib/core';
import {
  DataStream,
  StreamCapacity,
  WindowDestination,
  WindowedAggregator,
  WindowMeasure,
  WindowTable,
} from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { Aggregator } from '../../lambda/shared/kpl/aggregator';

const START = Date.UTC(2026, 5, 1, 12);
const SECOND_MS = 1_000;
const COUNTRIES = ['DE', 'FR', 'IT', 'Österreich'];
const AGGREGATORS = 4;
const DAMAGED = gzipSync('hello').subarray(0, -9);
const MEASURES = [
  WindowMeasure.count('Orders'),
  WindowMeasure.sum('Revenue', '$.total'),
  WindowMeasure.min('Smallest', '$.total'),
  WindowMeasure.max('Largest', '$.total'),
];

interface Order {
  readonly id: string;
  readonly country: string;
  readonly total: number;
}

type Totals = Record<string, { Orders: number; Revenue: number; Smallest: number; Largest: number }>;

/** The results of all shards, windows and parts of a group, put together. */
function merged(results: readonly { readonly group: string; readonly measures: Record<string, number> }[]): Totals {
  const totals: Totals = {};
  for (const { group, measures } of results) {
    const { Orders = 0, Revenue = 0, Smallest = 0, Largest = 0 } = measures;
    const before = totals[group] ?? { Orders: 0, Revenue: 0, Smallest, Largest };
    totals[group] = {
      Orders: before.Orders + Orders,
      Revenue: before.Revenue + Revenue,
      Smallest: Math.min(before.Smallest, Smallest),
      Largest: Math.max(before.Largest, Largest),
    };
  }
  return totals;
}

function truth(orders: readonly Order[]): Totals {
  return merged(
    orders.map(({ country, total }) => ({
      group: JSON.stringify([country]),
      measures: { Orders: 1, Revenue: total, Smallest: total, Largest: total },
    })),
  );
}

/** So many orders, each unlike the others. */
function orders(count: number, first: number): Order[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${first + i} `.padEnd(240, 'x'),
    country: COUNTRIES[(first + i) % COUNTRIES.length] as string,
    total: ((first + i) * 7_919) % 1_000,
  }));
}

const text = (lines: readonly Order[]) => lines.map((line) => JSON.stringify(line)).join('\n');

function aggregated(lines: readonly Order[], partitionKey: string): Buffer {
  const aggregator = new Aggregator(1_000_000);
  for (const line of lines) aggregator.add({ partitionKey, data: Buffer.from(JSON.stringify(line)) });
  return aggregator.take()?.data as Buffer;
}

/** The forms in which producers send the same lines. */
const FORMS: readonly ((lines: readonly Order[], partitionKey: string) => Buffer)[] = [
  (lines) => Buffer.from(text(lines)),
  (lines) => gzipSync(text(lines)),
  aggregated,
];

describe('WindowedAggregator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'windows-'));
  const put: Order[] = [];
  const ids = new Map<string, string>();
  let sandbox: Sandbox;
  let kinesis: KinesisClient;

  /** Builds four aggregators of one stream, and feeds them through faults and a split of every shard. */
  beforeAll(async () => {
    const assembly = synthesize();
    sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(START), dataDir: join(folder, 'data') });
    const { endpoint, region } = sandbox;
    kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
    const lasting = { share: 0.3, forMs: 240 * SECOND_MS };
    sandbox.inject({ type: 'function-answer-lost', function: id('ByTable'), ...lasting });
    sandbox.inject({ type: 'function-answer-lost', function: id('ByStream'), seed: 2, ...lasting });
    sandbox.inject({ type: 'function-fails', function: id('ByMetrics'), seed: 3, ...lasting });
    sandbox.inject({ type: 'shard-count-updated', stream: id('Orders'), shardCount: 4, afterMs: 95 * SECOND_MS });
    for (let round = 0; round < 16; round++) {
      await produce(round);
      await sandbox.clock.advance(15 * SECOND_MS);
    }
    expect((await sandbox.drain()).pending).toEqual([]);
  }, 300_000);

  afterAll(async () => {
    kinesis?.destroy();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function synthesize(): string {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stack = new Stack(app, 'Stack');
    const source = new DataStream(stack, 'Orders', { capacity: StreamCapacity.provisioned(2) });
    const results = new DataStream(stack, 'Results', { capacity: StreamCapacity.provisioned(1) });
    const table = new WindowTable(stack, 'Table');
    const many = new WindowTable(stack, 'Many');
    const dimensions = { Country: '$.country' };
    const [measures, window] = [MEASURES, Duration.minutes(1)];
    const toStream = WindowDestination.stream(results);
    const toTable = WindowDestination.table(table.table);
    const aggregators = {
      ByMetrics: new WindowedAggregator(stack, 'ByMetrics', { source, dimensions, measures, window }),
      ByTable: new WindowedAggregator(stack, 'ByTable', { source, dimensions, measures, destination: toTable }),
      ByStream: new WindowedAggregator(stack, 'ByStream', {
        source: source.addConsumer('Windows'),
        dimensions,
        measures,
        destination: toStream,
      }),
      ByOrder: new WindowedAggregator(stack, 'ByOrder', {
        source,
        dimensions: { Id: '$.id' },
        measures,
        window: Duration.minutes(10),
        destination: WindowDestination.table(many.table),
      }),
    };
    const named = Object.entries(aggregators).map(([name, { processor }]) => [name, processor.handler] as const);
    for (const [name, { node }] of [...named, ['Orders', source.stream], ['Results', results.stream]] as const)
      ids.set(name, stack.getLogicalId(node.defaultChild as never));
    for (const [name, { node }] of [
      ['Table', table.table],
      ['Many', many.table],
    ] as const)
      ids.set(name, stack.getLogicalId(node.defaultChild as never));
    app.synth();
    return app.outdir;
  }

  function id(name: string): string {
    return ids.get(name) as string;
  }

  async function produce(round: number): Promise<void> {
    const records = Array.from({ length: 8 }, (_, i) => {
      const PartitionKey = `${round} ${i}`;
      const lines = orders(50, put.length);
      put.push(...lines);
      return { PartitionKey, Data: (FORMS[i % FORMS.length] as (typeof FORMS)[number])(lines, PartitionKey) };
    });
    if (round === 5) records.splice(3, 0, { PartitionKey: 'damaged', Data: DAMAGED });
    if (round === 6) records.push({ PartitionKey: 'malformed', Data: Buffer.from('{"country":"DE","total":"a lot"}') });
    const { FailedRecordCount } = await kinesis.send(
      new PutRecordsCommand({ StreamName: sandbox.ref(id('Orders')), Records: records }),
    );
    expect(FailedRecordCount).toBe(0);
  }

  async function itemsOf(table: string) {
    const items = await sandbox.rooms.tables.items(sandbox.ref(id(table)));
    return items.map((item) => {
      const { group, measures } = item as Record<string, { S: string; M: Record<string, { N: string }> }>;
      const numbers = Object.entries(measures?.M ?? {}).map(([name, { N }]) => [name, Number(N)]);
      return { group: group?.S as string, measures: Object.fromEntries(numbers) as Record<string, number> };
    });
  }

  const failures = (name: string) => sandbox.invocations(id(name)).filter(({ failed }) => failed).length;

  test('fills a table with what was put, answers lost on the way or not', async () => {
    expect(failures('ByTable')).toBeGreaterThan(3);
    expect(merged(await itemsOf('Table'))).toEqual(truth(put));
  });

  test('sends to a stream what was put, each result once or under the same id', async () => {
    expect(failures('ByStream')).toBeGreaterThan(3);
    const arn = `arn:aws:kinesis:us-east-1:123456789012:stream/${sandbox.ref(id('Results'))}`;
    const source = sandbox.rooms.streams.source(arn);
    const cursors = source.shards().map(({ shardId }) => source.cursor(shardId, { type: 'TRIM_HORIZON' }));
    const records = cursors.flatMap((cursor) => cursor.read({ records: 10_000, bytes: 10 * 2 ** 20 }).records);
    const results = records.map(({ data }) => JSON.parse(data.toString()));
    expect(merged([...new Map(results.map((result) => [result.result_id, result])).values()])).toEqual(truth(put));
  });

  test.each([
    ['Orders', 'Sum'],
    ['Revenue', 'Sum'],
    ['Smallest', 'Minimum'],
    ['Largest', 'Maximum'],
  ] as const)('has the metric %s of each country', (metricName, statistic) => {
    expect(failures('ByMetrics')).toBeGreaterThan(3);
    const found = COUNTRIES.map((country) => {
      const dimensions = { StreamName: sandbox.ref(id('Orders')), Country: country.replace('Ö', '\\u00d6') };
      const values = sandbox.metric({ namespace: 'KinesisPipelines', metricName, dimensions, statistic });
      const numbers = values.map(({ value }) => value);
      if (statistic === 'Minimum') return Math.min(...numbers);
      return statistic === 'Maximum' ? Math.max(...numbers) : numbers.reduce((sum, value) => sum + value, 0);
    });
    const totals = truth(put);
    expect(found).toEqual(COUNTRIES.map((country) => totals[JSON.stringify([country])]?.[metricName]));
  });

  test('tells more groups than a state holds, in several parts', async () => {
    const items = await sandbox.rooms.tables.items(sandbox.ref(id('Many')));
    const parts = new Set(items.map(({ part, shard_id }) => JSON.stringify([shard_id, part])));
    expect(items).toHaveLength(put.length);
    expect(parts.size).toBeGreaterThan(4);
  });

  test('counts malformed lines, and keeps what it cannot decode', async () => {
    const dimensions = { StreamName: sandbox.ref(id('Orders')) };
    const values = sandbox.metric({ namespace: 'KinesisPipelines', metricName: 'MalformedLines', dimensions });
    expect(values.reduce((sum, { value }) => sum + value, 0)).toBe(AGGREGATORS);
    const buckets = sandbox.deployment.resources.filter(({ type }) => type === 'AWS::S3::Bucket');
    const kept = await Promise.all(buckets.map(({ ref }) => sandbox.objects(ref)));
    expect(kept.map((objects) => objects.length)).toEqual(Array(AGGREGATORS).fill(1));
  });
});

describe('a window in a table', () => {
  test('is told once, though the sandbox ends and starts again in the middle of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'windows-'));
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stack = new Stack(app, 'Stack');
    const source = new DataStream(stack, 'Orders', { capacity: StreamCapacity.provisioned(1) });
    const { table } = new WindowTable(stack, 'Table');
    const destination = WindowDestination.table(table);
    new WindowedAggregator(stack, 'Sales', { source, measures: MEASURES, destination });
    app.synth();
    const [streamId, tableId] = [source.stream, table].map(({ node }) =>
      stack.getLogicalId(node.defaultChild as never),
    );

    const put: Order[] = [];
    const run = async (time: number, seconds: number) => {
      const options = { assembly: app.outdir, clock: new VirtualClock(time), dataDir: join(folder, 'data') };
      const sandbox = await Sandbox.start(options);
      const { endpoint, region } = sandbox;
      const kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
      const lines = orders(20, put.length);
      const Records = [{ PartitionKey: 'k', Data: Buffer.from(text(lines)) }];
      await kinesis.send(new PutRecordsCommand({ StreamName: sandbox.ref(streamId as string), Records }));
      put.push(...lines);
      await sandbox.clock.advance(seconds * SECOND_MS);
      const items = await sandbox.rooms.tables.items(sandbox.ref(tableId as string));
      kinesis.destroy();
      await sandbox.close();
      return items;
    };
    expect(await run(START, 20)).toEqual([]);
    const items = await run(START + 21 * SECOND_MS, 180);
    rmSync(folder, { recursive: true, force: true });

    const revenue = put.reduce((sum, { total }) => sum + total, 0);
    expect(items).toMatchObject([
      { group: { S: '[]' }, measures: { M: { Orders: { N: '40' }, Revenue: { N: String(revenue) } } } },
    ]);
  });
});
