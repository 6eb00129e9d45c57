// What processRecords adds to a bare loop over packed records, and what it costs to take aggregates apart beside aws-kinesis-agg with its
// checksum on: CPU time in one process, interleaved, medians and ranges over the same seeded lines. Exits with 1 if results differ or a
// goal is missed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Aggregator } from '../lambda/shared/kpl/aggregator.ts';
import { deaggregate } from '../lambda/shared/kpl/deaggregate.ts';
import bundle from '../tools/bundle.mjs';
import { accessLog } from './handlers/access-log.mjs';
import { packed, windowEvent } from './handlers/events.mjs';

const SEED = 4;
const LINES = 16_000;
const LINES_PER_RECORD = 80;
const AGGREGATE_BYTES = 50 * 1024;
const WARM_UP = 10;
const RUNS = 41;
const CONTEXT = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 60_000 };

const { deaggregateSync } = createRequire(import.meta.url)('aws-kinesis-agg');
await bundle();
const { jsonLines, lines, processRecords } = await import('../assets/process-records/index.mjs');

const log = accessLog(LINES, SEED);
const orders = log.map((note, i) =>
  JSON.stringify({ id: `order-${i}`, total: i, items: [{ sku: 'a', count: i % 7 }], note }),
);

await compareLoops(
  'processRecords, lines',
  log,
  lines(),
  (line) => line,
  (line) => line.length,
);
await compareLoops('processRecords, JSON lines', orders, jsonLines(), JSON.parse, ({ total }) => total);
await compareDeaggregation();

async function compareLoops(name, texts, codec, decode, measure) {
  const event = windowEvent(packed(texts, LINES_PER_RECORD));
  let sum = 0;
  const use = async (value) => {
    sum += measure(value);
  };
  const bare = async () => {
    for (const { kinesis } of event.Records) {
      for (const line of Buffer.from(kinesis.data, 'base64').toString().split('\n')) await use(decode(line));
    }
  };
  const handler = processRecords(({ data }) => use(data), { codec });
  const ours = async () => assert.deepEqual(await handler(event, CONTEXT), { batchItemFailures: [] });
  await compare(`${name}, against a bare loop`, 1.2, ours, bare, () => {
    const counted = sum;
    sum = 0;
    return counted;
  });
}

async function compareDeaggregation() {
  const aggregates = aggregated(log);
  let bytes = 0;
  const ours = () => {
    for (const data of aggregates)
      for (const record of deaggregate(Buffer.from(data, 'base64'))) bytes += record.data.length;
  };
  const theirs = () => {
    for (const data of aggregates) {
      deaggregateSync({ data }, true, (error, records) => {
        assert.ifError(error);
        for (const record of records) bytes += Buffer.byteLength(record.data, 'base64');
      });
    }
  };
  await compare('deaggregate, against aws-kinesis-agg', 0.6, ours, theirs, () => {
    const counted = bytes;
    bytes = 0;
    return counted;
  });
}

function aggregated(texts) {
  const aggregator = new Aggregator(AGGREGATE_BYTES);
  const aggregates = [];
  for (const text of texts) {
    const record = { partitionKey: text.split(' ', 1)[0], data: Buffer.from(text) };
    if (aggregator.add(record)) continue;
    aggregates.push(aggregator.take().data.toString('base64'));
    aggregator.add(record);
  }
  return [...aggregates, aggregator.take().data.toString('base64')];
}

/** Both must come to the same result. */
async function compare(name, goal, ours, baseline, takeResult) {
  const ratios = [];
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const base = await cpuOf(baseline);
    const expected = takeResult();
    const cpu = await cpuOf(ours);
    assert.equal(takeResult(), expected);
    if (run >= WARM_UP) ratios.push(cpu / base);
  }
  report(
    name,
    goal,
    ratios.sort((a, b) => a - b),
  );
}

async function cpuOf(task) {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function report(name, goal, sorted) {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(sorted.length * share)]);
  const met = median <= goal;
  if (!met) process.exitCode = 1;
  const range = `half of them ${low.toFixed(2)} to ${high.toFixed(2)}, n=${RUNS}`;
  console.log(`${name}: ${median.toFixed(2)}x the CPU (${range}), goal ${goal}x: ${met ? 'met' : 'missed'}`);
}
