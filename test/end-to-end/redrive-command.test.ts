import { CORRECTED, OrderPipeline, ordersTemplate } from '../lambda/shared/redrive/orders';
import { CommandLine } from './command';

jest.setTimeout(120_000);

const command = new CommandLine();
const BATCH_OF_FIVE = ['a', 'b', 'poison', 'c', 'd'];

let pipeline: OrderPipeline;

afterEach(async () => {
  command.end();
  await pipeline.sandbox.close();
});

function launch(...args: string[]) {
  return command.launch(['redrive', ...args], { AWS_ENDPOINT_URL: pipeline.sandbox.endpoint });
}

function run(...args: string[]) {
  return launch(...args).outcome;
}

/** Resolves once the function has processed so many records. */
async function untilProcessed(records: number): Promise<void> {
  while (pipeline.processedBy('Corrected').length < records) await new Promise((resolve) => setImmediate(resolve));
}

describe('kinesis-pipelines redrive, of a bucket', () => {
  beforeEach(async () => {
    pipeline = await OrderPipeline.start(ordersTemplate('Failures'));
    await pipeline.process(...BATCH_OF_FIVE);
  });

  test('tells with --dry-run what waits, and touches nothing', async () => {
    const before = await pipeline.failureKeys('');
    const { code, stdout, stderr } = await run('s3://failures', '--dry-run');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^\d+d \d\dh {2}5 records of 5 keys {2}RetryAttemptsExhausted {2}process {2}s3:\/\/failures\/aws\/lambda\/.*\n1 batch with 5 records wait\n$/,
    );
    expect(await pipeline.failureKeys('')).toEqual(before);
    expect(pipeline.processedBy('Corrected')).toEqual([]);
  });

  test('brings back everything once', async () => {
    const { code, stdout } = await run('s3://failures', '--function', 'corrected');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'redriven  5 records; 1 batch whole\nleft      0 batches; 0 records failed again\n',
    });
    const again = await run('s3://failures', '--function', CORRECTED);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('redriven  0 records; 0 batches whole') });
    expect(pipeline.processedBy('Corrected')).toEqual(BATCH_OF_FIVE);
  });

  test('says with exit code 1 what fails again', async () => {
    const { code, stdout } = await run('s3://failures', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      records: { redriven: 4, failed: 1 },
      remarks: [{ because: 'failed again', message: '1 of its 5 records failed again: TypeError' }],
    });
    expect(pipeline.processedBy('Process')).toEqual(['a', 'b', 'c', 'd']);
  });

  test('ends at Ctrl-C after the call under way, and goes on from there', async () => {
    const { child, outcome } = launch('s3://failures', '--function', 'corrected', '--rate', '1');
    await untilProcessed(2);
    child.kill('SIGINT');
    const { code, stdout } = await outcome;
    expect(code).toBe(130);
    expect(stdout).toContain('ended early: interrupted\n');

    expect(await run('s3://failures', '--function', 'corrected')).toMatchObject({ code: 0 });
    expect(pipeline.processedBy('Corrected')).toEqual(BATCH_OF_FIVE);
  });

  test('takes over what a killed run holds only when it is told to, and repeats at most the call under way', async () => {
    const { child, outcome } = launch('s3://failures', '--function', 'corrected', '--rate', '1');
    await untilProcessed(2);
    child.kill('SIGKILL');
    await outcome;
    const { code, stdout } = await run('s3://failures', '--function', 'corrected');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('claimed: another run holds it until '),
    });

    expect(await run('s3://failures', '--function', 'corrected', '--take-over')).toMatchObject({ code: 0 });
    const processed = pipeline.processedBy('Corrected');
    expect([...new Set(processed)]).toEqual(BATCH_OF_FIVE);
    expect(processed.length).toBeLessThanOrEqual(BATCH_OF_FIVE.length + 1);
  });

  test('says with exit code 2 what keeps it from going on', async () => {
    const { code, stdout } = await run('s3://nothing');
    expect({ code, stdout }).toEqual({
      code: 2,
      stdout: expect.stringContaining('could not go on: NoSuchBucket: The specified bucket does not exist: nothing\n'),
    });
    expect(await run('nothing')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'kinesis-pipelines: redrive must be given s3://BUCKET[/PREFIX], got nothing\n',
    });
  });
});

describe('kinesis-pipelines redrive, of a queue', () => {
  beforeEach(async () => {
    pipeline = await OrderPipeline.start(ordersTemplate('Places'));
    await pipeline.process('a', 'poison');
  });

  test('tells what waits, and gives it back', async () => {
    const queue = pipeline.sandbox.ref('Places');
    const { code, stdout } = await run('--queue', queue, '--dry-run', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).waiting).toMatchObject([
      { condition: 'RetryAttemptsExhausted', records: 2, partitionKeys: 2 },
    ]);
    expect(await run('--queue', queue, '--function', 'corrected')).toMatchObject({ code: 0 });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'poison']);
  });

  test('puts into the stream again', async () => {
    const { code, stdout } = await run('--queue', pipeline.sandbox.ref('Places'), '--to', 'stream', '--json');
    expect({ code, report: JSON.parse(stdout) }).toMatchObject({ code: 0, report: { records: { redriven: 2 } } });
    await pipeline.sandbox.drain();
    expect(pipeline.sequenceNumbersOf('Process')).toHaveLength(4);
  });
});

describe('kinesis-pipelines redrive, of a stream', () => {
  test('brings to the function what the stream keeps', async () => {
    pipeline = await OrderPipeline.start(ordersTemplate('Failures', {}, 8_760));
    await pipeline.process('a', 'poison');
    const args = ['--stream', 'orders', '--since', '2026-06-01', '--until', '2026-06-02', '--function', 'corrected'];
    const { code, stdout } = await run(...args, '--dry-run');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(
        /^.* 2 records of 2 keys {2}Unknown {2}corrected {2}shardId-0{12} \d+ to \d+\n1 batch with 2 records wait\n$/,
      ),
    });
    expect(await run(...args, '--to', 'function')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 records;'),
    });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'poison']);
  });
});
