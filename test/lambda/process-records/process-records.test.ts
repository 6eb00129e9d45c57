import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { bytes } from '../../../lambda/process-records/codecs/bytes';
import { json, jsonLines } from '../../../lambda/process-records/codecs/json';
import { lines } from '../../../lambda/process-records/codecs/lines';
import { text } from '../../../lambda/process-records/codecs/text';
import type { DecodedRecord } from '../../../lambda/process-records/decoded-record';
import { processRecords } from '../../../lambda/process-records/process-records';
import type { ProcessRecord } from '../../../lambda/process-records/processing-options';
import { aggregate } from '../../toolkit/sandbox/aggregates';
import { captureLog } from './captured-log';
import { ARRIVAL, CONSUMER_ARN, CONTEXT, contextWith, kinesisEvent, reported } from './events';

let logged: Record<string, unknown>[];

beforeEach(() => {
  logged = captureLog();
});

afterEach(() => jest.restoreAllMocks());

/** Processes records whose text is `bad` by failing. */
function recorder(): { seen: string[]; process: ProcessRecord<string> } {
  const seen: string[] = [];
  const process = async ({ data }: DecodedRecord<string>) => {
    seen.push(data);
    if (data === 'bad') throw new TypeError('not today');
  };
  return { seen, process };
}

describe('processRecords', () => {
  test('gives each record as JSON, with where it stands in the stream', async () => {
    const seen: unknown[] = [];
    const handler = processRecords<{ total: number }>(({ data, ...record }, context) => {
      seen.push([data.total, context]);
      expect(record).toBeDefined();
    });
    expect(await handler(kinesisEvent(['{"total":7}']), CONTEXT)).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([[7, CONTEXT]]);
  });

  test('tells where a record stands in the stream', async () => {
    const seen: DecodedRecord<string>[] = [];
    const handler = processRecords((record) => void seen.push(record), { codec: lines() });
    await handler(kinesisEvent([{ data: 'a\nb', partitionKey: 'k', sequenceNumber: '49' }]), CONTEXT);
    expect(seen.map(({ id }) => id)).toEqual(['49-0-0', '49-0-1']);
    expect(seen[1]?.index).toBe(1);
    expect(seen[1]?.partitionKey).toBe('k');
    expect(seen[1]?.sequenceNumber).toBe('49');
    expect(seen[1]?.subSequenceNumber).toBe(0);
    expect(seen[1]?.shardId).toBe('shardId-000000000000');
    expect(seen[1]?.arrival).toEqual(new Date(ARRIVAL));
  });

  test('processes records one after another', async () => {
    const steps: string[] = [];
    const handler = processRecords<string>(
      async ({ data }) => {
        steps.push(`begin ${data}`);
        await new Promise(setImmediate);
        steps.push(`end ${data}`);
      },
      { codec: text() },
    );
    await handler(kinesisEvent(['a', 'b']), CONTEXT);
    expect(steps).toEqual(['begin a', 'end a', 'begin b', 'end b']);
  });

  test('begins nothing behind a record that fails, and reports all from there', async () => {
    const { seen, process } = recorder();
    const handler = processRecords(process, { codec: text() });
    const response = await handler(kinesisEvent(['a', 'bad', 'c', 'd']), CONTEXT);
    expect(seen).toEqual(['a', 'bad']);
    expect(reported(response)).toEqual(['1', '2', '3']);
    expect(logged).toEqual([
      {
        level: 'WARN',
        message: 'record failed',
        eventID: 'shardId-000000000000:1',
        sequenceNumber: '1',
        reason: 'TypeError: not today',
      },
    ]);
  });

  test('reports a batch of which the first record fails, rather than to throw', async () => {
    const { process } = recorder();
    const response = await processRecords(process, { codec: text() })(kinesisEvent(['bad', 'b']), CONTEXT);
    expect(reported(response)).toEqual(['0', '1']);
  });

  test.each([undefined, null, 'text', { message: 1 }])('reports a record for which %p is thrown', async (thrown) => {
    const handler = processRecords(
      () => {
        throw thrown;
      },
      { codec: text() },
    );
    expect(reported(await handler(kinesisEvent(['a', 'b']), CONTEXT))).toEqual(['0', '1']);
  });

  test('ends what comes again at a time at which it can still answer', async () => {
    const { seen, process } = recorder();
    const handler = processRecords(process, { codec: text() });
    let left = 2_500;
    const context = { ...CONTEXT, getRemainingTimeInMillis: () => (left -= 1_000) };
    expect(reported(await handler(kinesisEvent(['a', 'b', 'c', 'd']), context))).toEqual(['2', '3']);
    expect(seen).toEqual(['a', 'b']);
    expect(logged[0]?.reason).toBe('Error: the time of the invocation is nearly over');
  });

  test.each([undefined, {}])('knows no end of time with %p for a context', async (context) => {
    const { seen, process } = recorder();
    const handler = processRecords(process, { codec: text() });
    await handler(kinesisEvent(['a', 'b']), context as never);
    expect(seen).toEqual(['a', 'b']);
  });

  test('begins the first record however little time is left, so that there is progress', async () => {
    const { seen, process } = recorder();
    const handler = processRecords(process, { codec: text() });
    expect(reported(await handler(kinesisEvent(['a', 'b']), contextWith(10)))).toEqual(['1']);
    expect(seen).toEqual(['a']);
  });

  test.each([
    ['no event', undefined, 'an unknown source'],
    ['an event of a queue', { Records: [{ eventSource: 'aws:sqs', body: '' }] }, 'aws:sqs'],
    ['a record without a sequence number', { Records: [{ kinesis: {} }] }, 'an unknown source'],
  ])('refuses %s', async (_, event, source) => {
    const handler = processRecords(() => {});
    await expect(handler(event as never, CONTEXT)).rejects.toThrow(
      new Error(`processRecords: event must be a batch of a data stream, got one of ${source}`),
    );
  });

  test.each([0, 1.5, Number.NaN])('refuses a concurrency of %d', (concurrency) => {
    expect(() => processRecords(() => {}, { concurrency })).toThrow(
      new Error(`processRecords: concurrency must be a whole number of at least 1, got ${concurrency}`),
    );
  });
});

describe('a record that cannot be decoded', () => {
  test('fails alone, before anything of it is processed', async () => {
    const seen: unknown[] = [];
    const handler = processRecords((record) => void seen.push(record.data), { codec: jsonLines() });
    const response = await handler(kinesisEvent(['{"a":1}', '{"b":1}\nbroken\n{"b":2}', '{"c":1}']), CONTEXT);
    expect(seen).toEqual([{ a: 1 }]);
    expect(reported(response)).toEqual(['1', '2']);
    expect(logged[0]?.reason).toBe('Error: data is not json');
  });

  test('counts as processed once something takes care of it, part by part', async () => {
    const seen: unknown[] = [];
    const invalid: unknown[] = [];
    const handler = processRecords((record) => void seen.push(record.data), {
      codec: jsonLines(),
      onInvalid: async (record, error, context) => {
        await new Promise(setImmediate);
        invalid.push([record.id, record.data, error.message, context]);
      },
    });
    const response = await handler(kinesisEvent(['1\nbroken\n2', Buffer.from([0x1f, 0x8b, 0x08]), '3']), CONTEXT);
    expect(response).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([1, 2, 3]);
    const damaged = 'gzip is damaged or holds more than 16777216 bytes';
    expect(invalid).toEqual([
      ['0-0-1', 'broken', 'data is not json', CONTEXT],
      ['1-0-0', Buffer.from([0x1f, 0x8b, 0x08]), damaged, CONTEXT],
    ]);
  });

  test('fails after all if what takes care of it fails', async () => {
    const onInvalid = async () => {
      throw new Error('queue is gone');
    };
    const handler = processRecords(() => {}, { onInvalid });
    expect(reported(await handler(kinesisEvent(['1', 'broken', '2']), CONTEXT))).toEqual(['1', '2']);
    expect(logged[0]?.reason).toBe('Error: queue is gone');
  });

  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  test.each([
    ['a gzip bomb', bomb],
    ['damaged gzip', bomb.subarray(0, 100)],
    ['a million brackets', '['.repeat(1_000_000)],
    ['a million objects in one another', '{"a":'.repeat(1_000_000)],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__ with escapes', '{"\\u005f_pro\\u0074o__":{"admin":true}}'],
    ['an integer that a number would round', '{"id":9007199254740993}'],
    ['no data', ''],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('fails alone when it is %s', async (_, data) => {
    const seen: unknown[] = [];
    const handler = processRecords((record) => void seen.push(record.data));
    expect(reported(await handler(kinesisEvent(['1', data]), CONTEXT))).toEqual(['1']);
    expect(seen).toEqual([1]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/admin|9007199254740993/);
  });
});

describe('aggregates', () => {
  const packed = aggregate([
    ['a', 'first'],
    ['b', 'second'],
  ]);

  test('come apart, and each of their user records has an id', async () => {
    const seen: unknown[] = [];
    const handler = processRecords<string>(
      ({ id, partitionKey, subSequenceNumber, data }) => void seen.push([id, partitionKey, subSequenceNumber, data]),
      { codec: text() },
    );
    await handler(kinesisEvent(['plain', packed]), CONTEXT);
    expect(seen).toEqual([
      ['0-0-0', 'key', 0, 'plain'],
      ['1-0-0', 'a', 0, 'first'],
      ['1-1-0', 'b', 1, 'second'],
    ]);
  });

  test('are reported by the one id that they have in the batch', async () => {
    const handler = processRecords<string>(
      ({ data }) => {
        if (data === 'second') throw new Error('no');
      },
      { codec: text() },
    );
    expect(reported(await handler(kinesisEvent(['plain', packed, 'next']), CONTEXT))).toEqual(['1', '2']);
  });

  test('that are broken are data like any other', async () => {
    const broken = packed.subarray(0, -1);
    const seen: Buffer[] = [];
    await processRecords<Buffer>(({ data }) => void seen.push(data), { codec: bytes() })(
      kinesisEvent([broken]),
      CONTEXT,
    );
    expect(seen).toEqual([broken]);
  });
});

describe('enhanced fan-out', () => {
  const record = (data: string, partitionKey = 'a') => ({ data, partitionKey, sequenceNumber: '7' });

  async function idsOf(records: Parameters<typeof kinesisEvent>[0]): Promise<string[]> {
    const ids: string[] = [];
    const handler = processRecords<string>(({ id }) => void ids.push(id), { codec: text() });
    await handler(kinesisEvent(records, CONSUMER_ARN), CONTEXT);
    return ids;
  }

  test('gives each record of an aggregate an id of its own, and the same in any part of the batch', async () => {
    const records = [record('1'), record('2'), record('1', 'b'), record('1')];
    const ids = await idsOf(records);
    expect(new Set(ids).size).toBe(4);
    expect(await idsOf(records)).toEqual(ids);
    expect(await idsOf(records.slice(1, 3))).toEqual(ids.slice(1, 3));
  });

  test('does not take the end of a key for the beginning of the data', async () => {
    const decoded = (base64: string) => Buffer.from(base64, 'base64').toString();
    const [left] = await idsOf([record(decoded('QUJDREVG'), 'k')]);
    const [right] = await idsOf([record(decoded('REVG'), 'kQUJD')]);
    expect(left).not.toBe(right);
  });

  test('counts the records of a sequence number', async () => {
    const seen: number[] = [];
    const handler = processRecords((r) => void seen.push(r.subSequenceNumber), { codec: text() });
    const records = [record('1'), record('1'), { data: 'x', sequenceNumber: '8' }];
    await handler(kinesisEvent(records, CONSUMER_ARN), CONTEXT);
    expect(seen).toEqual([0, 1, 0]);
  });

  test('reports the id that the records of an aggregate share', async () => {
    const { process } = recorder();
    const handler = processRecords(process, { codec: text() });
    const records = [{ data: 'a', sequenceNumber: '6' }, record('1'), record('bad'), record('3')];
    const response = await handler(kinesisEvent(records, CONSUMER_ARN), CONTEXT);
    expect(reported(response)).toEqual(['7']);
  });

  test('takes nothing apart, since Lambda has', async () => {
    const data = aggregate([['a', 'inner']]);
    const seen: Buffer[] = [];
    const handler = processRecords<Buffer>((r) => void seen.push(r.data), { codec: bytes() });
    await handler(kinesisEvent([data], CONSUMER_ARN), CONTEXT);
    expect(seen).toEqual([data]);
  });
});

describe('concurrency', () => {
  test('processes so many partition keys at once, and the records of a key in order', async () => {
    let running = 0;
    let most = 0;
    const done: string[] = [];
    const handler = processRecords<string>(
      async ({ data }) => {
        most = Math.max(most, ++running);
        for (let i = 0; i < (data.endsWith('0') ? 5 : 1); i++) await new Promise(setImmediate);
        done.push(data);
        running--;
      },
      { codec: text(), concurrency: 3 },
    );
    const records = ['a0', 'a1', 'b0', 'c0', 'd0', 'a2', 'b1'];
    const event = kinesisEvent(records.map((data) => ({ data, partitionKey: data[0] })));
    expect(await handler(event, CONTEXT)).toEqual({ batchItemFailures: [] });
    expect(most).toBe(3);
    expect([...done].sort()).toEqual([...records].sort());
    for (const key of 'abcd') {
      const ofKey = (all: readonly string[]) => all.filter((data) => data.startsWith(key));
      expect(ofKey(done)).toEqual(ofKey(records));
    }
    expect(done).not.toEqual(records);
  });

  test('ends what is ahead of a record that fails, and begins nothing behind it', async () => {
    const begun: string[] = [];
    const done: string[] = [];
    const handler = processRecords<string>(
      async ({ data }) => {
        begun.push(data);
        if (data === 'b') throw new Error('no');
        await new Promise(setImmediate);
        done.push(data);
      },
      { codec: text(), concurrency: 2 },
    );
    const event = kinesisEvent(['a', 'b', 'c', 'd'].map((data) => ({ data, partitionKey: data })));
    expect(reported(await handler(event, CONTEXT)).sort()).toEqual(['1', '2', '3']);
    expect(begun).toEqual(['a', 'b']);
    expect(done).toEqual(['a']);
  });
});

test('a record that fails behind another one moves nothing', async () => {
  const begun: string[] = [];
  const turns: Record<string, number> = { slow: 3, first: 0, second: 1 };
  const handler = processRecords<string>(
    async ({ data }) => {
      begun.push(data);
      for (let i = 0; i < (turns[data] ?? 0); i++) await new Promise(setImmediate);
      if (data !== 'slow') throw new Error('no');
    },
    { codec: text(), concurrency: 3 },
  );
  const records = [
    { data: 'slow', partitionKey: 'a' },
    { data: 'first', partitionKey: 'b' },
    { data: 'between', partitionKey: 'a' },
    { data: 'second', partitionKey: 'c' },
  ];
  expect(reported(await handler(kinesisEvent(records), CONTEXT)).sort()).toEqual(['1', '2', '3']);
  expect(begun).toEqual(['slow', 'first', 'second']);
});

test('whatever fails, all ahead of the lowest id that is reported is done, and only ids of the batch are', async () => {
  const batch = fc.array(
    fc.record({ fails: fc.boolean(), invalid: fc.boolean(), partitionKey: fc.constantFrom('a', 'b', 'c') }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(batch, fc.integer({ min: 1, max: 4 }), async (plan, concurrency) => {
      const done = new Set<number>();
      const handler = processRecords<{ place: number; fails: boolean }>(
        async ({ data: { place, fails } }) => {
          await null;
          if (fails) throw new Error('no');
          done.add(place);
        },
        { concurrency, codec: json() },
      );
      const records = plan.map(({ partitionKey, fails, invalid }, place) => ({
        data: invalid ? 'broken' : JSON.stringify({ place, fails }),
        partitionKey,
      }));
      const ids = reported(await handler(kinesisEvent(records), CONTEXT)).map(Number);
      const lowest = Math.min(plan.length, ...ids);
      const firstBad = plan.findIndex(({ fails, invalid }) => fails || invalid);
      expect(lowest).toBe(firstBad === -1 ? plan.length : firstBad);
      expect(ids.every((id) => id >= lowest && id < plan.length)).toBe(true);
      for (let place = 0; place < lowest; place++) expect(done.has(place)).toBe(true);
    }),
    { seed: 4, numRuns: 300 },
  );
});
