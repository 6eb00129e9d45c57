// The handlers against naive ones (a regular expression, an object and JSON.stringify; one line a record) over the same lines: CPU time of
// the whole process, interleaved, median and range of the pairs. Exits with 1 if outputs differ or a goal is missed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import bundle from '../tools/bundle.mjs';
import { accessLog } from './handlers/access-log.mjs';
import { packed, transformEvent, windowEvent } from './handlers/events.mjs';

const RUNS = 7;
const ROUNDS = 40;
const EVENTS = 3;
const LINES_PER_EVENT = 3_500;
const LINES_PER_RECORD = 80;
const GOALS = { packed: 0.45, 'one line a record': 0.7 };
const CLIENT_ERROR = 0.06;
const HANDLERS = [
  { name: 'log-transform', toEvent: transformEvent, verify: verifyRows },
  { name: 'traffic-window', toEvent: windowEvent, verify: verifyMetrics },
];

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'bench-handlers-'));
const batches = Array.from({ length: EVENTS }, (_, seed) => accessLog(LINES_PER_EVENT, seed));

try {
  await bundle();
  for (const handler of HANDLERS) await compare(handler);
} finally {
  rmSync(folder, { recursive: true });
}

async function compare({ name, toEvent, verify }) {
  const ours = path.join(root, 'assets', name, 'index.mjs');
  const naive = path.join(root, 'bench/handlers', `naive-${name}.mjs`);
  const one = writeEvents(`${name}-one`, toEvent, 1);
  const many = writeEvents(`${name}-packed`, toEvent, LINES_PER_RECORD);
  const baseline = { handler: naive, events: one };
  const pairs = { packed: { handler: ours, events: many }, 'one line a record': { handler: ours, events: one } };
  for (const pair of Object.values(pairs)) await verify(baseline, pair);
  const ratios = Object.fromEntries(Object.keys(pairs).map((pair) => [pair, []]));
  for (let run = 0; run < RUNS; run++) {
    const base = invoke(baseline, ROUNDS).cpu;
    for (const [pair, command] of Object.entries(pairs)) ratios[pair].push(invoke(command, ROUNDS).cpu / base);
  }
  for (const [pair, values] of Object.entries(ratios)) report(name, pair, values);
}

function writeEvents(name, toEvent, linesPerRecord) {
  const events = batches.map((lines) => JSON.stringify(toEvent(packed(lines, linesPerRecord))));
  const file = path.join(folder, name);
  writeFileSync(file, events.join('\n'));
  return { file, events };
}

function invoke({ handler, events }, rounds) {
  const invoker = path.join(root, 'bench/handlers/invoke.mjs');
  const output = execFileSync(process.execPath, [invoker, handler, events.file, String(rounds)], { encoding: 'utf8' });
  const lines = output.trimEnd().split('\n');
  return { ...JSON.parse(lines.pop()), printed: lines.map((line) => JSON.parse(line)) };
}

/** The rows must be the same but for their ids, which name the record. */
async function verifyRows(baseline, pair) {
  const [expected, actual] = [await rowsOf(baseline), await rowsOf(pair)];
  assert.equal(actual.length, EVENTS * LINES_PER_EVENT);
  for (const [i, row] of actual.entries()) assert.deepEqual(row, expected[i]);
}

async function rowsOf({ handler: file, events }) {
  const { handler } = await import(pathToFileURL(file));
  const responses = await Promise.all(events.events.map((event) => handler(JSON.parse(event))));
  return responses.flatMap(({ records }) => records.flatMap(({ data }) => parseRows(Buffer.from(data, 'base64'))));
}

function parseRows(data) {
  const lines = data.toString().trimEnd().split('\n');
  return lines.map((line) => ({ ...JSON.parse(line), event_id: undefined }));
}

/** The counts must be the same; the distinct clients are an estimate. */
async function verifyMetrics(baseline, pair) {
  const [expected, actual] = [invoke(baseline, 1).printed, invoke(pair, 1).printed];
  assert.equal(actual.length, EVENTS);
  for (const [i, { DistinctClients: clients, ...counts }] of expected.entries()) {
    for (const [metric, count] of Object.entries(counts)) assert.equal(actual[i][metric], count, metric);
    assert.ok(Math.abs(actual[i].DistinctClients / clients - 1) < CLIENT_ERROR, 'distinct clients');
  }
}

function report(name, pair, ratios) {
  const sorted = ratios.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const range = `${sorted[0].toFixed(2)} to ${sorted.at(-1).toFixed(2)}`;
  const met = median <= GOALS[pair];
  if (!met) process.exitCode = 1;
  console.log(
    `${name}, ${pair}: ${median.toFixed(2)}x the CPU of naive (${range}, n=${RUNS}), goal ${GOALS[pair]}x: ${met ? 'met' : 'missed'}`,
  );
}
