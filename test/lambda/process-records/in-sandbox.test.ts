import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordsCommand,
  type PutRecordsRequestEntry,
} from '@aws-sdk/client-kinesis';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { buildSync } from 'esbuild';
import { pipelineRole } from '../../end-to-end/pipeline-role';
import { aggregate } from '../../toolkit/sandbox/aggregates';

/** Copies orders to another stream, in as few calls as their order allows, each with its id. */
const COPY = `
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { idempotentBatch, jsonLines, processBatch, RecordWriter, refusedRecords } from './lambda/process-records/index';

const client = new KinesisClient({});
const writer = new RecordWriter((Records) => client.send(new PutRecordsCommand({ StreamName: process.env.TARGET, Records })));

export const handler = processBatch(
  idempotentBatch(async (records, context) => {
    const entries = records.map(({ data, id, partitionKey }) => ({
      Data: Buffer.from(JSON.stringify({ ...data, id })),
      PartitionKey: partitionKey,
    }));
    return refusedRecords(records, await writer.write(entries, context));
  }),
  { codec: jsonLines() },
);`;

function bundled(contents: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node20',
    external: ['@aws-sdk/*'],
  });
  return outputFiles[0]?.text ?? '';
}

const template = {
  Resources: {
    Role: pipelineRole({ RoleName: 'copy' }),
    Orders: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'orders', ShardCount: 1 } },
    Copies: { Type: 'AWS::Kinesis::Stream', Properties: { Name: 'copies', ShardCount: 1 } },
    Failures: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'failures' } },
    Copy: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Timeout: 60,
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: bundled(COPY) },
        Environment: { Variables: { TARGET: { Ref: 'Copies' } } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Orders', 'Arn'] },
        FunctionName: { Ref: 'Copy' },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 50,
        MaximumRetryAttempts: 2,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::failures' } },
      },
    },
  },
};

const KEYS = ['a', 'b', 'c'];
const RECORDS = 300;
const POISON = 137;
const LINES = 3;

let sandbox: Sandbox;
let client: KinesisClient;

beforeAll(async () => {
  sandbox = await Sandbox.start({ template, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
  const { endpoint, region } = sandbox;
  client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
});

afterAll(async () => {
  client.destroy();
  await sandbox.close();
});

/** Some records hold lines, some are aggregates, and one is broken. */
function orderRecord(i: number): PutRecordsRequestEntry {
  const PartitionKey = KEYS[i % KEYS.length] as string;
  const lines = Array.from({ length: LINES }, (_, line) => JSON.stringify({ order: i, line }));
  if (i === POISON) return { PartitionKey, Data: Buffer.from(`${lines[0]}\nbroken\n${lines[2]}`) };
  if (i % 2 === 0) return { PartitionKey, Data: Buffer.from(lines.join('\n')) };
  return { PartitionKey, Data: aggregate(lines.map((line) => [PartitionKey, line])) };
}

async function copies(): Promise<{ order: number; line: number; id: string }[]> {
  const place = { StreamName: 'copies', ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' as const };
  const { ShardIterator } = await client.send(new GetShardIteratorCommand(place));
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator }));
  return Records.map(({ Data = [] }) => JSON.parse(Buffer.from(Data).toString()));
}

test('every order is copied once and in order, but for a record that is broken, which is kept whole', async () => {
  const Records = Array.from({ length: RECORDS }, (_, i) => orderRecord(i));
  await client.send(new PutRecordsCommand({ StreamName: 'orders', Records }));
  await sandbox.drain();

  const copied = await copies();
  const expected = Array.from({ length: RECORDS }, (_, i) => i).filter((i) => i !== POISON);
  for (const [remainder] of KEYS.entries()) {
    const ofKey = <T extends { order: number }>(all: T[]) =>
      all.filter(({ order }) => order % KEYS.length === remainder);
    const lines = expected.flatMap((order) => Array.from({ length: LINES }, (_, line) => ({ order, line })));
    expect(ofKey(copied).map(({ order, line }) => ({ order, line }))).toEqual(ofKey(lines));
  }
  expect(new Set(copied.map(({ id }) => id)).size).toBe(copied.length);

  const [failure, ...others] = await sandbox.objects('failures');
  expect(others).toEqual([]);
  const { payload } = JSON.parse((await sandbox.read('failures', failure?.key ?? '')).toString());
  const kept = JSON.parse(payload).Records.map((record: { kinesis: { data: string } }) => record.kinesis.data);
  expect(kept).toEqual([Buffer.from(Records[POISON]?.Data as Uint8Array).toString('base64')]);
});
