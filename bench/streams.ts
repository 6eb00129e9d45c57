// A million records through the endpoint of the sandbox and back, with the limits of the service on, while the stream is resharded
// twice: none may be lost, and those of a key stay in order. Prints records a second and CPU per record, beside those of kinesis-local,
// which gets fewer records because what each costs grows with what it holds. Exits with 1 below the goal.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  CreateStreamCommand,
  KinesisClient,
  UpdateShardCountCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { consume } from './streams/consume';
import { type Cost, measure } from './streams/measure';
import { produce } from './streams/produce';
import { type Server, startKinesisLocal, startSandbox } from './streams/server';

const STREAM = { StreamName: 'logs' };
const RECORDS = 1_000_000;
const RECORDS_OF_KINESIS_LOCAL = 5_000;
/** At 1,000 records a second each, more than one machine puts: no limit is off, and none is reached. */
const SHARDS = 64;
const PRODUCERS = { producers: 8, keysPerProducer: 1_000 };
const GOAL = 20;

interface Costs {
  readonly put: Cost;
  readonly get: Cost;
}

async function main(): Promise<void> {
  execFileSync(process.execPath, ['tools/bundle.mjs'], { cwd: path.resolve(__dirname, '..'), stdio: 'ignore' });
  const ours = await withServer(() => startSandbox(STREAM.StreamName, SHARDS), million);
  console.log(
    `streams: ${RECORDS} records, none lost, in order per key through ${SHARDS}, ${2 * SHARDS} and ${SHARDS} shards`,
  );
  const theirs = await withServer(startKinesisLocal, thousands);
  const ratios = (['put', 'get'] as const).map((step) => compare(step, ours[step], theirs[step]));
  if (Math.min(...ratios) < GOAL) process.exitCode = 1;
}

async function withServer<T>(start: () => Promise<Server>, run: (server: Server, client: KinesisClient) => Promise<T>) {
  const server = await start();
  const credentials = { accessKeyId: 'AKIABENCH', secretAccessKey: 'bench' };
  const client = new KinesisClient({ ...server.client, region: 'us-east-1', credentials });
  try {
    return await run(server, client);
  } finally {
    client.destroy();
    server.close();
  }
}

/** To twice the shards at a third of the records, and back at two thirds. */
async function million(server: Server, client: KinesisClient): Promise<Costs> {
  const targets = [2 * SHARDS, SHARDS];
  const reshards: Promise<unknown>[] = [];
  const onProgress = (put: number) => {
    const TargetShardCount = targets[reshards.length];
    if (TargetShardCount === undefined || put < (RECORDS * (reshards.length + 1)) / (targets.length + 1)) return;
    const update = { ...STREAM, TargetShardCount, ScalingType: 'UNIFORM_SCALING' } as const;
    reshards.push(client.send(new UpdateShardCountCommand(update)));
  };
  const put = await measure(server, RECORDS, () =>
    produce(client, { ...STREAM, ...PRODUCERS, records: RECORDS, onProgress }),
  );
  await Promise.all(reshards);
  return { put, get: await measure(server, RECORDS, () => readBack(client, RECORDS)) };
}

async function thousands(server: Server, client: KinesisClient): Promise<Costs> {
  const records = RECORDS_OF_KINESIS_LOCAL;
  await client.send(new CreateStreamCommand({ ...STREAM, ShardCount: 4 }));
  await waitUntilStreamExists({ client, maxWaitTime: 20 }, STREAM);
  const production = { ...STREAM, records, producers: 1, keysPerProducer: 1_000 };
  const put = await measure(server, records, () => produce(client, production));
  return { put, get: await measure(server, records, () => readBack(client, records)) };
}

async function readBack(client: KinesisClient, records: number): Promise<void> {
  const { size } = await consume(client, STREAM.StreamName);
  if (size !== records) throw new Error(`${records} records were put, ${size} were read`);
}

function compare(step: keyof Costs, ours: Cost, theirs: Cost): number {
  const ratio = theirs.serverCpu / ours.serverCpu;
  console.log(`${step}: ${figures(ours)}`);
  console.log(`     kinesis-local, ${RECORDS_OF_KINESIS_LOCAL} records: ${figures(theirs)}`);
  console.log(`     ${ratio.toFixed(0)}x less CPU in the server (goal ${GOAL}x)`);
  return ratio;
}

function figures({ recordsPerSecond, serverCpu, clientCpu }: Cost): string {
  return `${recordsPerSecond.toFixed(0)} records/s, ${serverCpu.toFixed(1)} us CPU a record in the server, ${clientCpu.toFixed(1)} us in the client`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
