import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  MergeShardsCommand,
  PutRecordCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { Sandbox } from 'cdk-kinesis-pipelines-toolkit';
import { CLICKS_TEMPLATE } from './clicks-template';
import { CommandLine } from './command';

jest.setTimeout(120_000);

const USERS = 7;
const MIDDLE = String(2n ** 127n);
const { Role, Lake, Delivery } = CLICKS_TEMPLATE.Resources;
const WAYS: [way: string, option: string[], stream: string][] = [
  ['shared throughput', [], 'shared'],
  ['enhanced fan-out', ['--fan-out'], 'dedicated'],
];

const command = new CommandLine();
let sandbox: Sandbox;
let client: KinesisClient;

beforeAll(async () => {
  const shardCounts = {
    wide: 3,
    shared: 1,
    dedicated: 1,
    watched: 1,
    narrow: 1,
    odd: 1,
    held: 1,
    resumed: 1,
    gzipped: 1,
  };
  const streams = Object.entries(shardCounts).map(([Name, ShardCount]) => [
    Name,
    { Type: 'AWS::Kinesis::Stream', Properties: { Name, ShardCount } },
  ]);
  sandbox = await Sandbox.start({ template: { Resources: { Role, Lake, Delivery, ...Object.fromEntries(streams) } } });
  const { endpoint, region } = sandbox;
  client = new KinesisClient({ endpoint, region, credentials: sandbox.credentials() });
});

afterAll(async () => {
  command.end();
  client.destroy();
  await sandbox.close();
});

function launch(...args: string[]) {
  return command.launch(args, { AWS_ENDPOINT_URL: sandbox.endpoint });
}

function run(...args: string[]) {
  return launch(...args).outcome;
}

/** Lines of a few users, each with its number. */
function clicks(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) =>
    JSON.stringify({ user: `user-${(from + i) % USERS}`, n: from + i }),
  );
}

function file(name: string, lines: readonly string[]): string {
  const path = join(command.folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}

/** The numbers of each user, in the order they were printed. */
function byUser(text: string): Record<string, number[]> {
  const numbers: Record<string, number[]> = {};
  for (const line of text.trimEnd().split('\n')) {
    const { user, n } = JSON.parse(line);
    numbers[user] = [...(numbers[user] ?? []), n];
  }
  return numbers;
}

async function whenActive(StreamName: string): Promise<void> {
  const status = async () =>
    (await client.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary?.StreamStatus;
  while ((await status()) !== 'ACTIVE') await sandbox.clock.advance(1_000);
}

function put(PartitionKey: string, Data: Buffer, StreamName = 'odd') {
  return client.send(new PutRecordCommand({ StreamName, PartitionKey, Data }));
}

describe('kinesis-pipelines produce and tail', () => {
  const lines = clicks(0, 3_000);
  const input = file('clicks.json', lines);

  test('put lines of a key in their order, as user records of few records', async () => {
    const options = ['--key', 'field:user', '--aggregate', '--record-size', '2000', '--json'];
    const { code, stdout, stderr } = await run('produce', 'wide', input, ...options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ lines: 3_000, refused: 0, tooLong: 0 });
    expect(report.records).toBeLessThan(100);
  });

  test.each(WAYS)('print every line once, those of a key in order, by %s', async (_, way) => {
    const read = await run('tail', 'wide', '--from', '5m', '--until', 'LATEST', '--quiet', ...way);
    expect({ ...read, stdout: '' }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(byUser(read.stdout)).toEqual(byUser(lines.join('\n')));
  });

  test.each(WAYS)('do so while a shard is split and merged again, by %s', async (_, way, StreamName) => {
    const tail = launch('tail', StreamName, '--from', 'TRIM_HORIZON', '--limit', '900', '--quiet', ...way);
    const produce = (part: number) => {
      const path = file(`${StreamName}-${part}.json`, lines.slice(part * 300, part * 300 + 300));
      return run('produce', StreamName, path, '--key', 'field:user', '--record-size', '200');
    };
    await produce(0);
    await tail.prints('"n":299}');
    const [parent, left, right] = [0, 1, 2].map((i) => `shardId-${String(i).padStart(12, '0')}`);
    await client.send(new SplitShardCommand({ StreamName, ShardToSplit: parent, NewStartingHashKey: MIDDLE }));
    await whenActive(StreamName);
    await produce(1);
    await client.send(new MergeShardsCommand({ StreamName, ShardToMerge: left, AdjacentShardToMerge: right }));
    await whenActive(StreamName);
    await produce(2);

    const { code, stdout } = await tail.outcome;
    expect(code).toBe(0);
    expect(byUser(stdout)).toEqual(byUser(lines.slice(0, 900).join('\n')));
  });

  test("put gzip'd lines of a key in their order", async () => {
    const options = ['--key', 'field:user', '--gzip', '--record-size', '1024', '--json'];
    const { stdout } = await run('produce', 'gzipped', input, ...options);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ lines: 3_000, lineBytes: Buffer.byteLength(lines.join('\n')) + 1 });
    expect(report.lineBytes / report.bytes).toBeGreaterThan(2);

    const read = await run('tail', 'gzipped', '--from', 'TRIM_HORIZON', '--until', 'LATEST', '--quiet');
    expect(byUser(read.stdout)).toEqual(byUser(lines.join('\n')));
  });

  test('put again what a narrow stream refuses, and lose nothing', async () => {
    const wide = Array.from({ length: 3_000 }, (_, n) => JSON.stringify({ user: 'one', n, pad: 'x'.repeat(980) }));
    const { stdout } = await run('produce', 'narrow', file('wide.json', wide), '--json');
    const report = JSON.parse(stdout);
    expect(report.lines).toBe(3_000);
    expect(report.refused).toBeGreaterThan(0);

    const read = await run('tail', 'narrow', '--from', 'TRIM_HORIZON', '--until', 'LATEST', '--grep', '"n":2?999,');
    expect(Object.values(byUser(read.stdout)).flat().sort()).toEqual([2_999, 999]);
  });
});

describe('kinesis-pipelines tail', () => {
  test('unpacks what it can, shows the rest as base64, and names it', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const envelope = {
      messageType: 'DATA_MESSAGE',
      logGroup: 'g',
      logStream: 's',
      logEvents: [{ message: 'event\n' }],
    };
    await put('a', Buffer.from('one\n{"id":12345678901234567890}\n\u001b[2Jtwo'));
    await put('a', gzipSync(JSON.stringify(envelope)));
    await put('a', bomb);
    await put('a', Buffer.from([0xff, 0x00]));
    const odd = ['tail', 'odd', '--from', 'TRIM_HORIZON', '--until', 'LATEST', '--quiet'];
    const text = await run(...odd);
    const documents = await run(...odd, '--output', 'ndjson');

    const shown = ['one', '{"id":12345678901234567890}', '\\u001b[2Jtwo', 'event', bomb.toString('base64'), '/wA='];
    expect(text.stdout.trimEnd().split('\n')).toEqual(shown);
    expect(text.stderr).toMatch(/^\d{56}-0-0: not gzip, or more than 16 MiB of it\n$/);
    expect(documents.stdout).toContain('"data":{"id":12345678901234567890}}\n');
    expect(documents.stdout).toContain('"encoding":"base64","data":"/wA="}\n');
  });

  test('passes the lines that a filter of an event source mapping would', async () => {
    const filter = '{"partitionKey":["a"],"data":{"id":[{"exists":true}]}}';
    const { stdout } = await run('tail', 'odd', '--from', 'TRIM_HORIZON', '--until', 'LATEST', '--filter', filter);
    expect(stdout).toBe('{"id":12345678901234567890}\n');
  });

  test('ends at Ctrl-C, and leaves no consumer behind', async () => {
    const tail = launch('tail', 'watched', '--fan-out', '--from', 'TRIM_HORIZON', '--quiet');
    await put('a', Buffer.from('seen'), 'watched');
    await tail.prints('seen');
    tail.child.kill('SIGINT');
    expect(await tail.outcome).toEqual({ code: 130, stdout: 'seen\n', stderr: '' });

    await sandbox.clock.advance(1_000);
    const { StreamDescriptionSummary: stream } = await client.send(
      new DescribeStreamSummaryCommand({ StreamName: 'watched' }),
    );
    expect(stream?.ConsumerCount).toBe(0);
  });

  test('ends when nobody reads its output any more', async () => {
    const tail = launch('tail', 'wide', '--from', 'TRIM_HORIZON');
    tail.child.stdout?.once('data', () => tail.child.stdout?.destroy());
    expect(await tail.outcome).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    [['tail'], 'tail must name one stream, got none'],
    [['tail', 'nowhere'], 'ResourceNotFoundException: Stream nowhere under account 123456789012 not found.'],
    [['tail', 'odd', '--shard', 'two'], '--shard two: the stream has no such shard'],
    [['tail', 'odd', '--endpoint', 'http://127.0.0.1:9'], 'no answer: connect ECONNREFUSED 127.0.0.1:9'],
  ])('cannot run: %j', async (args, message) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `kinesis-pipelines: ${message}\n` });
  });
});

describe('kinesis-pipelines produce', () => {
  test('puts what comes through a pipe before it ends, and at Ctrl-C tells what it put', async () => {
    const produce = launch('produce', 'held', '--json');
    produce.child.stdin.write('one\ntwo\nunfinished');
    const tail = await run('tail', 'held', '--from', 'TRIM_HORIZON', '--limit', '2', '--quiet');
    expect(tail.stdout).toBe('one\ntwo\n');
    produce.child.kill('SIGINT');

    const { code, stdout, stderr } = await produce.outcome;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ lines: 2, records: 1, bytes: 8 });
  });

  test('names the line that no record can carry, and puts the others', async () => {
    const produce = launch('produce', 'held');
    produce.child.stdin.end(`three\n${'x'.repeat(2_000_000)}\nfour\n`);
    expect(await produce.outcome).toEqual({
      code: 1,
      stdout: expect.stringMatching(
        /^put 2 lines in 1 record of 11 bytes by 1 call, in \d+\.\d s \(.*\/s\), 1 line too long and not put\n$/,
      ),
      stderr: 'standard input: line 2 has 2,000,001 bytes, a record takes 1,024,000: not put\n',
    });
  });

  test('goes on from its checkpoint', async () => {
    const path = file('growing.log', ['one', 'two']);
    const produce = () => run('produce', 'resumed', path, '--checkpoint', 'places.json', '--json');
    const first = await produce();
    appendFileSync(path, 'three\n');
    const second = await produce();
    expect([first, second].map(({ stdout }) => JSON.parse(stdout).lines)).toEqual([2, 1]);

    const { stdout } = await run('tail', 'resumed', '--from', 'TRIM_HORIZON', '--until', 'LATEST');
    expect(stdout).toBe('one\ntwo\nthree\n');
  });

  test('puts into a delivery stream', async () => {
    const { code } = await run('produce', '--delivery-stream', 'clicks-to-lake', '--generate', '1000');
    await sandbox.drain();
    const [object] = await sandbox.objects('Lake');
    const text = (await sandbox.read('Lake', String(object?.key))).toString();
    expect(code).toBe(0);
    expect(text.trimEnd().split('\n')).toHaveLength(1_000);
  });

  test.each([
    [['produce', 'held', 'nothing.log'], 'nothing.log: there is no such file'],
    [['produce'], 'produce must name a STREAM or a --delivery-stream, got neither'],
  ])('cannot run: %j', async (args, message) => {
    expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `kinesis-pipelines: ${message}\n` });
  });

  test('says what the service refused, and what it had put, while more could come', async () => {
    const produce = launch('produce', 'nowhere');
    produce.child.stdin.write('one\n');
    expect(await produce.outcome).toEqual({
      code: 2,
      stdout: expect.stringMatching(/^put 0 lines in 0 records of 0 bytes by 1 call, /),
      stderr: 'kinesis-pipelines: ResourceNotFoundException: Stream nowhere under account 123456789012 not found.\n',
    });
  });
});
