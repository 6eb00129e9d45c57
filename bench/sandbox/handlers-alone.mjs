// The work that the pipeline itself asks for: each line transformed for the lake and for the warehouse, and counted in a window.
// Prints its CPU time in microseconds.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packed, transformEvent, windowEvent } from '../handlers/events.mjs';

const RECORDS_LINES = 120;
const EVENT_LINES = 6_000;

const root = path.resolve(import.meta.dirname, '../..');
const load = (name) => import(pathToFileURL(path.join(root, 'assets', name, 'index.mjs')).href);
const [transform, window] = await Promise.all([load('log-transform'), load('traffic-window')]);
const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
process.stdout.write = () => true;

const events = [];
for (let at = 0; at < lines.length; at += EVENT_LINES) {
  const records = packed(lines.slice(at, at + EVENT_LINES), RECORDS_LINES);
  events.push([JSON.stringify(transformEvent(records)), JSON.stringify(windowEvent(records))]);
}
const start = process.cpuUsage();
for (const [transformText, windowText] of events) {
  for (let delivery = 0; delivery < 2; delivery++) JSON.stringify(await transform.handler(JSON.parse(transformText)));
  JSON.stringify(await window.handler(JSON.parse(windowText)));
}
const { user, system } = process.cpuUsage(start);
console.error(user + system);
