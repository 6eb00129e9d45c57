import fc from 'fast-check';
import { type Portion, type PortionLimits, readPortions } from '../../../../toolkit/cli/produce/portions';

const UNLIMITED = { lines: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY, lineBytes: 100 };

async function* pieces(texts: (string | undefined)[]) {
  for (const text of texts) yield text === undefined ? undefined : Buffer.from(text);
}

async function portions(texts: (string | undefined)[], limits: Partial<PortionLimits> = {}): Promise<Portion[]> {
  const found: Portion[] = [];
  for await (const portion of readPortions(pieces(texts), { ...UNLIMITED, ...limits })) found.push(portion);
  return found;
}

function texts(found: Portion[]): string[][] {
  return found.map(({ lines }) => lines.map((line) => line.toString()));
}

describe('readPortions', () => {
  test('ends a portion at a number of lines, without waiting for the next', async () => {
    const reading = readPortions(pieces(['a\nb\n', 'c\n']), { ...UNLIMITED, lines: 2 });
    expect((await reading.next()).value).toMatchObject({ lines: [Buffer.from('a\n'), Buffer.from('b\n')], bytes: 4 });
  });

  test('ends a portion before it has too many bytes, but gives a large line one of its own', async () => {
    expect(texts(await portions(['aa\nbb\ncc\nlong line\nd\n'], { bytes: 6 }))).toEqual([
      ['aa\n', 'bb\n'],
      ['cc\n'],
      ['long line\n'],
      ['d\n'],
    ]);
  });

  test('holds nothing back in a pause, but the beginning of a line', async () => {
    expect(texts(await portions(['a\nb', undefined, undefined, 'c\n']))).toEqual([['a\n'], ['bc\n']]);
  });

  test('gives what the source ends with', async () => {
    expect(texts(await portions(['a\nb']))).toEqual([['a\n', 'b\n']]);
    expect(await portions([])).toEqual([]);
  });

  test('says which lines are too long, and counts their bytes', async () => {
    const [portion] = await portions([`a\n${'x'.repeat(200)}\nb\n`]);
    expect(portion?.longLines).toEqual([{ index: 1, bytes: 201 }]);
    expect(portion?.lines.map(String)).toEqual(['a\n', 'b\n']);
    expect(portion?.bytes).toBe(205);
  });

  test('loses and changes no line, whatever the pieces', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ' ', '\r'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), async (lines, cut) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const cuts = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, i) =>
          bytes.subarray(i * cut, (i + 1) * cut),
        );
        const found: Portion[] = [];
        for await (const portion of readPortions(
          (async function* () {
            yield* cuts;
          })(),
          { ...UNLIMITED, lines: 3, bytes: 30 },
        )) {
          found.push(portion);
        }

        expect(texts(found).flat()).toEqual(lines.map((text) => `${text}\n`));
        expect(found.reduce((sum, portion) => sum + portion.bytes, 0)).toBe(bytes.length);
      }),
    );
  });
});
