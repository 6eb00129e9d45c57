import type { Server } from './server';

/** Of one step, CPU in microseconds per record. */
export interface Cost {
  readonly recordsPerSecond: number;
  readonly serverCpu: number;
  readonly clientCpu: number;
}

export async function measure(server: Server, records: number, step: () => Promise<void>): Promise<Cost> {
  const before = { server: await server.cpu(), client: process.cpuUsage(), time: performance.now() };
  await step();
  const seconds = (performance.now() - before.time) / 1_000;
  const { user, system } = process.cpuUsage(before.client);
  return {
    recordsPerSecond: records / seconds,
    serverCpu: ((await server.cpu()) - before.server) / records,
    clientCpu: (user + system) / records,
  };
}
