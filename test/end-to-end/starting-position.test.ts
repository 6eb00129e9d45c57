import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { DataStream, StartingPosition, StreamCapacity, StreamProcessor } from 'cdk-kinesis-pipelines';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { temporaryFolder } from '../toolkit/sandbox/context';

jest.setTimeout(120_000);

const MINUTE_MS = 60_000;
const START = Date.UTC(2020, 5, 1, 12);
const OLDEST = StartingPosition.trimHorizon();
const NEWEST = StartingPosition.latest();
const EARLY = 'early';
const MIDDLE = 'middle';
const LATE = 'late';

interface StreamEvent {
  readonly Records: { readonly kinesis: { readonly data: string; readonly sequenceNumber: string } }[];
}

function assemblyOf(startingPosition: StartingPosition, enabled: boolean): string {
  const stack = new Stack(new App({ outdir: temporaryFolder() }), 'Clicks');
  const source = new DataStream(stack, 'Stream', {
    capacity: StreamCapacity.provisioned(2),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const handler = new LambdaFunction(stack, 'Handler', {
    functionName: 'sessions',
    code: Code.fromInline('exports.handler = async () => ({ batchItemFailures: [] });'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  new StreamProcessor(stack, 'Sessions', {
    source,
    handler,
    startingPosition,
    enabled,
    maxBatchingWindow: Duration.seconds(0),
  });
  return (stack.node.root as App).synth().directory;
}

/** One deployment after the other to the same account; each puts records of its own. */
class Account {
  private readonly dataDir = temporaryFolder();
  private now = START;

  /** What the function got, in the order in which it did: the data of each record and its sequence number. */
  async deploy(startingPosition: StartingPosition, data: string, enabled = true) {
    const assembly = assemblyOf(startingPosition, enabled);
    const sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(this.now), dataDir: this.dataDir });
    try {
      await sandbox.clock.advance(MINUTE_MS);
      await putTo(sandbox, data);
      await sandbox.clock.advance(MINUTE_MS);
      return sandbox.invocations('sessions').flatMap(({ event }) => (event as StreamEvent).Records.map(asText));
    } finally {
      this.now = sandbox.clock.now();
      await sandbox.close();
    }
  }

  get time(): Date {
    return new Date(this.now);
  }
}

async function putTo(sandbox: Sandbox, data: string): Promise<void> {
  const { endpoint, region } = sandbox;
  const kinesis = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
  const Records = [1, 2, 3, 4].map((n) => ({ Data: Buffer.from(`${data}-${n}`), PartitionKey: `${n}` }));
  await kinesis.send(new PutRecordsCommand({ StreamName: sandbox.ref('Clicks/Stream/Resource'), Records }));
  kinesis.destroy();
}

function asText({ kinesis: { data, sequenceNumber } }: StreamEvent['Records'][number]): string {
  return `${Buffer.from(data, 'base64')} ${sequenceNumber}`;
}

/** Without their sequence numbers, in the order of the alphabet. */
function dataOf(records: readonly string[]): string[] {
  return records.map((record) => record.split(' ')[0] as string).sort();
}

function fourOf(...data: string[]): string[] {
  return data.flatMap((name) => [1, 2, 3, 4].map((n) => `${name}-${n}`)).sort();
}

describe('a processor whose starting position changes', () => {
  let account: Account;

  beforeEach(() => {
    account = new Account();
  });

  test('goes on where it was, as long as it does not', async () => {
    expect(dataOf(await account.deploy(OLDEST, EARLY))).toEqual(fourOf(EARLY));
    expect(dataOf(await account.deploy(OLDEST, MIDDLE))).toEqual(fourOf(MIDDLE));
  });

  test('skips nothing from a time on, and gets again what it had, under the same sequence numbers', async () => {
    const early = await account.deploy(OLDEST, EARLY);
    const time = account.time;
    const middle = await account.deploy(OLDEST, MIDDLE);
    const again = await account.deploy(StartingPosition.atTimestamp(time), LATE);
    expect(dataOf(again)).toEqual(fourOf(MIDDLE, LATE));
    expect(again).toEqual(expect.arrayContaining(middle));
    expect(again).not.toEqual(expect.arrayContaining(early));
  });

  test('skips nothing that the mapping before it had not read, if it starts before that', async () => {
    const time = account.time;
    await account.deploy(OLDEST, EARLY, false);
    expect(dataOf(await account.deploy(StartingPosition.atTimestamp(time), LATE))).toEqual(fourOf(EARLY, LATE));
  });

  test('skips that if it starts at the newest record, as it warns', async () => {
    await account.deploy(OLDEST, EARLY, false);
    expect(dataOf(await account.deploy(NEWEST, LATE))).toEqual(fourOf(LATE));
  });
});
