import type { Sandbox } from '../../../toolkit/sandbox/sandbox';
import { type Outcome, passMinutes } from '../app-run';

const STREAMS = ['AutoscaledStream/Clicks', 'orders'];

/** More than the streams take, until there are shards for it, and then nothing. */
export async function runAutoscaledStream(sandbox: Sandbox): Promise<Outcome> {
  const rate = { bytesPerSecond: 4 * 2 ** 20, recordsPerSecond: 4_000 };
  const loads = STREAMS.map((stream) => sandbox.load(stream, rate));
  await passMinutes(sandbox, 8);
  const mostShards = sandbox.rooms.streams.openShardCount();
  for (const load of loads) load.stop();
  await passMinutes(sandbox, 30);
  return { mostShards, shards: sandbox.rooms.streams.openShardCount() };
}
