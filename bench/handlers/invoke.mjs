// Usage: node invoke.mjs HANDLER EVENTS ROUNDS. Invokes as the runtime of Lambda does, from JSON to JSON, and ends with a line of the CPU
// time of the whole process in microseconds.
import { readFileSync } from 'node:fs';

const [handlerFile, eventsFile, rounds] = process.argv.slice(2);
const { handler } = await import(handlerFile);
const events = readFileSync(eventsFile, 'utf8').trimEnd().split('\n');
let responseBytes = 0;
for (let round = 0; round < Number(rounds); round++) {
  for (const event of events) responseBytes += JSON.stringify(await handler(JSON.parse(event))).length;
}
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpu: user + system, responseBytes }));
