import { BatchWriter } from '../../../lambda/firehose-writer/batch-writer';
import { Lines } from '../../../lambda/firehose-writer/formats/lines';
import type { RecordFormat } from '../../../lambda/firehose-writer/formats/record-format';
import { Records } from '../../../lambda/firehose-writer/formats/records';
import type { PackedEntry } from '../../../lambda/firehose-writer/record-packer';
import type { Undeliverable } from '../../../lambda/firehose-writer/undeliverable';
import { batchOf, CONTEXT } from './batches';
import { loggedBy } from './logged';

const TOO_LARGE = Buffer.alloc(1_024_001, 'x');
const MEGABYTE = Buffer.alloc(1_000_000, 'x');

interface Script {
  readonly format?: RecordFormat;
  /** Indexes of the entries to refuse, call by call. */
  readonly refused?: number[][];
  readonly keep?: () => void;
}

async function write(
  data: (string | Buffer)[],
  { format = new Records(), refused = [], keep = () => {} }: Script = {},
) {
  const calls: PackedEntry[][] = [];
  const kept: [sequenceNumber: string, condition: string][] = [];
  const refusal = { errorCode: 'ServiceUnavailableException', errorMessage: 'Slow down.' };
  const deliveryWriter = {
    write: async (entries: readonly unknown[]) => {
      calls.push(entries as PackedEntry[]);
      return (refused.shift() ?? []).map((index) => ({ index, ...refusal }));
    },
  };
  const quarantine = {
    keep: async (record: ReturnType<typeof batchOf>[number], { condition }: Undeliverable) => {
      keep();
      kept.push([record.kinesis.sequenceNumber, condition]);
    },
  };
  let outcome = {};
  const log = await loggedBy(async () => {
    outcome = await new BatchWriter(batchOf(...data), { format, deliveryWriter, quarantine }, CONTEXT).write();
  });
  const texts = calls.map((entries) => entries.map(({ Data }) => Buffer.from(Data).toString()));
  return { outcome, log, kept, texts };
}

describe('BatchWriter', () => {
  test('is done with all that is taken', async () => {
    const { outcome, texts, log } = await write(['a', 'b']);
    expect(outcome).toEqual({ done: 2, quarantined: 0 });
    expect(texts).toEqual([['a', 'b']]);
    expect(log).toEqual([]);
  });

  test('packs lines', async () => {
    expect((await write(['a', 'b'], { format: new Lines() })).texts).toEqual([['a\nb\n']]);
  });

  test('calls nobody for nothing', async () => {
    expect(await write([''], { format: new Lines() })).toMatchObject({ outcome: { done: 1 }, texts: [] });
  });

  test('is done up to the first record of which something was refused', async () => {
    const { outcome, log } = await write(['a', 'b', 'c', 'd'], { refused: [[1, 3]] });
    expect(outcome).toEqual({ done: 1, quarantined: 0 });
    expect(log).toEqual([
      {
        level: 'WARN',
        sequenceNumber: '2',
        result: 'refused',
        entries: 2,
        errorCode: 'ServiceUnavailableException',
        errorMessage: 'Slow down.',
      },
    ]);
  });

  test('takes a packed entry for that of the first record in it', async () => {
    const { outcome } = await write(['a', 'b', MEGABYTE, MEGABYTE], { format: new Lines(), refused: [[1]] });
    expect(outcome).toEqual({ done: 3, quarantined: 0 });
  });

  test('puts portions of some 4 MiB, and none after one that was refused', async () => {
    const all = await write(Array(12).fill(MEGABYTE));
    expect(all.texts.map(({ length }) => length)).toEqual([5, 5, 2]);
    const { outcome, texts } = await write(Array(12).fill(MEGABYTE), { refused: [[], [2]] });
    expect(texts.map(({ length }) => length)).toEqual([5, 5]);
    expect(outcome).toEqual({ done: 7, quarantined: 0 });
  });

  test('sets aside what cannot be delivered, and goes on', async () => {
    const { outcome, kept, texts, log } = await write(['a', TOO_LARGE, 'b']);
    expect(outcome).toEqual({ done: 3, quarantined: 1 });
    expect(kept).toEqual([['2', 'TooLarge']]);
    expect(texts).toEqual([['a', 'b']]);
    const reason = 'a record must be at most 1024000 bytes, got 1024001';
    expect(log).toEqual([{ level: 'WARN', sequenceNumber: '2', result: 'quarantined', reason }]);
  });

  test('puts nothing of a record that it sets aside: it would come twice when that is redriven', async () => {
    const half = Buffer.concat([Buffer.from('first\n'), TOO_LARGE]);
    const { kept, texts } = await write(['a', half, 'b'], { format: new Lines() });
    expect(kept).toEqual([['2', 'TooLarge']]);
    expect(texts).toEqual([['a\nb\n']]);
  });

  test('sets aside what a format fails at, whatever the reason', async () => {
    const format: RecordFormat = {
      packs: false,
      write: ({ data }, take) => {
        if (String(data) === 'bad') throw new RangeError('out of range');
        take(data);
      },
    };
    const { outcome, kept, texts } = await write(['a', 'bad', 'b'], { format });
    expect(outcome).toEqual({ done: 3, quarantined: 1 });
    expect(kept).toEqual([['2', 'Undecodable']]);
    expect(texts).toEqual([['a', 'b']]);
  });

  test('lets a record come again that cannot be set aside, and puts those before it', async () => {
    const keep = () => {
      throw new Error('Access Denied');
    };
    const { outcome, texts, log } = await write(['a', TOO_LARGE, 'b'], { keep });
    expect(outcome).toEqual({ done: 1, quarantined: 0 });
    expect(texts).toEqual([['a']]);
    expect(log).toEqual([{ level: 'ERROR', sequenceNumber: '2', result: 'not quarantined', reason: 'Access Denied' }]);
  });

  test('is done no further than what was refused before a record that cannot be set aside', async () => {
    const keep = () => {
      throw new Error('Access Denied');
    };
    const { outcome } = await write(['a', 'b', TOO_LARGE], { keep, refused: [[0]] });
    expect(outcome).toEqual({ done: 0, quarantined: 0 });
  });
});
