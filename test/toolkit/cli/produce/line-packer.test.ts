import fc from 'fast-check';
import { type PackedLines, packLines } from '../../../../toolkit/cli/produce/line-packer';

async function pack(pieces: string[], linesPerRecord?: number): Promise<PackedLines[]> {
  const source = (async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  })();
  const records = [];
  for await (const record of packLines(source, linesPerRecord)) records.push(record);
  return records;
}

function texts(records: PackedLines[]): string[] {
  return records.map(({ data }) => data.toString());
}

describe('packLines', () => {
  test('puts as many whole lines into a record as fit into 25 KB', async () => {
    const line = 'x'.repeat(1_023);
    const records = await pack([`${line}\n`.repeat(60)]);
    expect(records.map(({ lines }) => lines)).toEqual([25, 25, 10]);
    expect(records[0]?.data.length).toBe(25 * 1_024);
  });

  test('joins lines that come in pieces', async () => {
    expect(texts(await pack(['one\ntw', 'o\nthr', 'ee']))).toEqual(['one\n', 'two\n', 'three']);
  });

  test('gives a line that is longer than 25 KB a record of its own', async () => {
    const long = 'y'.repeat(30_000);
    expect(texts(await pack([`a\n${long}\nb\n`]))).toEqual(['a\n', `${long}\n`, 'b\n']);
  });

  test('counts empty lines', async () => {
    expect((await pack(['a\n\n\r\nb\n'])).map(({ lines }) => lines)).toEqual([4]);
  });

  test('holds to a number of lines', async () => {
    expect(texts(await pack(['a\nb\nc\nd\ne\n'], 2))).toEqual(['a\nb\n', 'c\nd\n', 'e\n']);
  });

  test('loses and changes no line, whatever the pieces', async () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '"', ' ', '\r'), maxLength: 12 }), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 20 }), async (all, cut) => {
        const bytes = Buffer.from(all.map((line) => `${line}\n`).join(''));
        const pieces = [];
        for (let at = 0; at < bytes.length; at += cut) pieces.push(bytes.subarray(at, at + cut));
        const records = [];
        for await (const record of packLines(
          (async function* () {
            yield* pieces;
          })(),
          3,
        ))
          records.push(record);

        expect(records.map(({ data }) => data.toString()).join('')).toBe(bytes.toString());
        expect(records.reduce((sum, { lines: count }) => sum + count, 0)).toBe(all.length);
      }),
    );
  });
});
