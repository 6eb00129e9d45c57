import { BucketSource } from '../../../../lambda/shared/redrive/bucket-source';
import { FunctionTarget } from '../../../../lambda/shared/redrive/function-target';
import { Pace } from '../../../../lambda/shared/redrive/pace';
import { type RedriveOptions, redrive } from '../../../../lambda/shared/redrive/redrive';
import type { RedriveTarget } from '../../../../lambda/shared/redrive/redrive-target';
import { StreamTarget } from '../../../../lambda/shared/redrive/stream-target';
import { CORRECTED, OrderPipeline, ordersTemplate } from './orders';

let pipeline: OrderPipeline;
let now: number;

beforeEach(async () => {
  pipeline = await OrderPipeline.start(ordersTemplate('Failures'));
  now = pipeline.sandbox.clock.now();
});

afterEach(() => pipeline.sandbox.close());

function source(run = 'run', more: { takesOver?: boolean } = {}) {
  return new BucketSource(pipeline.s3, { bucket: 'failures', prefix: 'aws/lambda/' }, { run, now: () => now, ...more });
}

function toFunction(functionArn?: string) {
  return new FunctionTarget(pipeline.lambda, (named) => functionArn ?? named);
}

function run(target: RedriveTarget, options: Partial<RedriveOptions> = {}, from = source()) {
  return redrive(from, target, { pace: new Pace(), ...options });
}

const NOTHING_LEFT = { failed: 0, expired: 0 };

describe('redrive', () => {
  test('brings every record back to the function once, under the sequence numbers it had', async () => {
    await pipeline.process('a', 'poison', 'b', 'c');
    const failed = pipeline.sequenceNumbersOf('Process');
    const report = await run(toFunction(CORRECTED));

    expect(report).toMatchObject({
      batches: { redriven: 1, left: 0 },
      records: { redriven: 4, ...NOTHING_LEFT },
      remarks: [],
    });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'poison', 'b', 'c']);
    expect(pipeline.sequenceNumbersOf('Corrected')).toEqual(failed);
  });

  test('keeps what it has brought back elsewhere, and does not see it again', async () => {
    await pipeline.process('a', 'poison');
    const [key] = await pipeline.failureKeys();
    const batch = await pipeline.read(key as string);
    await run(toFunction(CORRECTED));

    expect(await pipeline.failureKeys()).toEqual([]);
    expect(await pipeline.read(`redrive/done/${key}`)).toBe(batch);
    expect(await run(toFunction(CORRECTED))).toMatchObject({ batches: { redriven: 0, left: 0 } });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'poison']);
  });

  test('leaves of a batch that fails again only what fails, and repeats nothing else', async () => {
    await pipeline.process('a', 'b', 'poison 1', 'c', 'd', 'e', 'poison 2');
    const report = await run(toFunction());

    expect(report).toMatchObject({ batches: { redriven: 0, left: 1 }, records: { redriven: 5, failed: 2 } });
    const [key] = await pipeline.failureKeys();
    const message = '2 of its 7 records failed again: TypeError';
    expect(report.remarks).toEqual([{ id: `s3://failures/${key}`, because: 'failed again', message }]);
    expect(pipeline.processedBy('Process')).toEqual(['a', 'b', 'c', 'd', 'e']);

    expect(await run(toFunction(CORRECTED))).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 2 } });
    expect(pipeline.processedBy('Corrected')).toEqual(['poison 1', 'poison 2']);
  });

  test('ends when nothing goes any more', async () => {
    await pipeline.process(...Array.from({ length: 100 }, (_, i) => `poison ${i}`));
    const before = pipeline.sandbox.invocations('Process').length;
    const report = await run(toFunction());
    expect(report.stopped).toBe('40 tries in a row have failed');
    expect(pipeline.sandbox.invocations('Process').length - before).toBe(40);
    expect(await run(toFunction(CORRECTED))).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 100 } });
  });

  test('goes on where it was told to end', async () => {
    await pipeline.process('a', 'b', 'c', 'poison');
    let tries = 0;
    const stop = () => (tries++ > 2 ? 'enough' : undefined);
    const paced = { pace: new Pace(1, async () => {}) };
    const first = await run(toFunction(CORRECTED), { ...paced, stop });

    expect(first).toMatchObject({ records: { redriven: 2 }, stopped: 'enough', remarks: [{ because: 'unfinished' }] });
    expect(await run(toFunction(CORRECTED), paced)).toMatchObject({
      batches: { redriven: 1 },
      records: { redriven: 2 },
    });
    expect(pipeline.processedBy('Corrected')).toEqual(['a', 'b', 'c', 'poison']);
  });

  test('leaves a batch whose function is not there', async () => {
    await pipeline.process('a', 'poison');
    const report = await run(toFunction('nobody'));
    const message = 'Function not found: nobody';
    expect(report).toMatchObject({ remarks: [{ because: 'not for this target', message }], error: undefined });
    expect(await run(toFunction(CORRECTED))).toMatchObject({ records: { redriven: 2 } });
  });

  test('ends where no batch can be tried, and lets go of what it holds', async () => {
    await pipeline.process('a', 'poison');
    const keys = await pipeline.failureKeys();
    pipeline.sandbox.inject({ type: 'function-throttled', function: 'Corrected', forMs: 1_000 });
    const report = await run(toFunction(CORRECTED));
    expect(report).toMatchObject({ batches: { redriven: 0 }, error: 'TooManyRequestsException: Rate Exceeded.' });
    expect(await pipeline.failureKeys()).toEqual(keys);
    await pipeline.sandbox.clock.advance(1_000);
    expect(await run(toFunction(CORRECTED), {}, source('another run'))).toMatchObject({ records: { redriven: 2 } });
  });

  test('puts records into the stream again, with their partition keys', async () => {
    await pipeline.process('a', 'poison', 'b');
    const target = new StreamTarget(pipeline.kinesis, (StreamARN = '') => ({ StreamARN }));
    expect(await run(target)).toMatchObject({ batches: { redriven: 1 }, records: { redriven: 3 } });
    await pipeline.sandbox.drain();

    const [key] = await pipeline.failureKeys();
    const { payload } = JSON.parse((await pipeline.read(key as string)) ?? '');
    const records = JSON.parse(payload).Records.map(({ kinesis }: { kinesis: { partitionKey: string } }) => kinesis);
    expect(records.map(({ partitionKey }: { partitionKey: string }) => partitionKey)).toEqual(['a', 'poison', 'b']);
  });

  test('tells how it goes after each try', async () => {
    await pipeline.process('a', 'poison', 'b');
    const seen: number[] = [];
    await run(toFunction(CORRECTED), {
      pace: new Pace(1, async () => {}),
      onProgress: ({ records }) => seen.push(records.redriven),
    });
    expect(seen).toEqual([1, 2, 3]);
  });
});
