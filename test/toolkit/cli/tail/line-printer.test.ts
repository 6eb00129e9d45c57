import { PassThrough } from 'node:stream';
import { DECODERS, type Decoder } from '../../../../toolkit/cli/tail/decode';
import { LineOutput } from '../../../../toolkit/cli/tail/line-output';
import { LinePrinter, type PrinterOptions } from '../../../../toolkit/cli/tail/line-printer';

function printer(options: Partial<PrinterOptions> = {}) {
  const stream = new PassThrough();
  const problems: string[] = [];
  const onLimit = jest.fn();
  const lines = new LinePrinter(new LineOutput(stream, new AbortController().signal, () => {}), {
    decoder: DECODERS.json as Decoder,
    selects: () => true,
    format: ({ entry }) => `${entry.text}\n`,
    limit: Number.POSITIVE_INFINITY,
    onProblem: ({ eventId }, problem) => problems.push(`${eventId} ${problem}`),
    onLimit,
    ...options,
  });
  const print = (...texts: string[]) => lines.print('shard', texts.map(record));
  return { lines, print, problems, onLimit, text: () => String(stream.read() ?? '') };
}

function record(text: string, i: number) {
  return { SequenceNumber: String(i), PartitionKey: 'k', Data: Buffer.from(text) };
}

describe('LinePrinter', () => {
  test('prints the lines that are selected, and counts them', async () => {
    const { lines, print, text } = printer({ selects: ({ entry }) => entry.text !== '2' });
    await print('1\n2\n', '3');
    expect(text()).toBe('1\n3\n');
    expect(lines.printed).toBe(2);
  });

  test('names what is not as it was asked for, if it is selected', async () => {
    const { print, problems, text } = printer({ selects: ({ entry }) => entry.text !== 'no' });
    await print('1\nnot JSON\nno');
    expect(problems).toEqual(['0-0-1 not JSON']);
    expect(text()).toBe('1\nnot JSON\n');
  });

  test('prints as many lines as wanted, and then says so', async () => {
    const { print, onLimit, text } = printer({ limit: 3 });
    await print('1\n2');
    expect(onLimit).not.toHaveBeenCalled();
    await print('3\n4', '5');
    await print('6');
    expect(text()).toBe('1\n2\n3\n');
    expect(onLimit).toHaveBeenCalled();
  });

  test('writes a large batch in pieces', async () => {
    const stream = new PassThrough({ highWaterMark: 2 ** 30 });
    const writes = jest.spyOn(stream, 'write');
    const output = new LineOutput(stream, new AbortController().signal, () => {});
    const lines = new LinePrinter(output, {
      decoder: DECODERS.text as Decoder,
      selects: () => true,
      format: ({ entry }) => entry.text,
      limit: 1_000,
      onProblem: () => {},
      onLimit: () => {},
    });
    await lines.print(
      'shard',
      Array.from({ length: 10 }, (_, i) => record('x'.repeat(40_000), i)),
    );
    expect(writes.mock.calls.map(([chunk]) => chunk.length)).toEqual(Array(5).fill(80_000));
  });
});
