import { serialize } from 'node:v8';
import { type Line, LineCutter } from '../../../../toolkit/cli/produce/line-cutter';

function cut(pieces: string[], maxBytes = 100): Line[] {
  const cutter = new LineCutter(maxBytes);
  const lines = pieces.flatMap((piece) => [...cutter.cut(Buffer.from(piece))]);
  const last = cutter.end();
  return last ? [...lines, last] : lines;
}

function texts(lines: Line[]): (string | undefined)[] {
  return lines.map(({ data }) => data?.toString());
}

describe('LineCutter', () => {
  test('joins lines that come in pieces', () => {
    expect(texts(cut(['one\ntw', 'o\nt', 'hr', 'ee\n']))).toEqual(['one\n', 'two\n', 'three\n']);
  });

  test('keeps empty lines and carriage returns', () => {
    expect(texts(cut(['a\n\n\r\nb\n']))).toEqual(['a\n', '\n', '\r\n', 'b\n']);
  });

  test('gives the last line the newline it lacks, and counts what stands in the source', () => {
    expect(cut(['one\ntwo'])).toEqual([
      { data: Buffer.from('one\n'), bytes: 4 },
      { data: Buffer.from('two\n'), bytes: 3 },
    ]);
  });

  test('leaves out a line that is too long, and goes on after it', () => {
    const lines = cut(['ok\n123', '456', '789', '0\nok\n'], 10);
    expect(texts(lines)).toEqual(['ok\n', undefined, 'ok\n']);
    expect(lines[1]?.bytes).toBe(11);
  });

  test('takes a line of just the limit, in one piece or in several', () => {
    expect(texts(cut(['123456789\n', '12345', '6789\n'], 10))).toEqual(['123456789\n', '123456789\n']);
  });

  test('counts the newline it gives to the last line', () => {
    expect(texts(cut(['123456789'], 10))).toEqual(['123456789\n']);
    expect(texts(cut(['1234567890'], 10))).toEqual([undefined]);
  });

  test('holds nothing of a line that is too long, however long it is', () => {
    const cutter = new LineCutter(1_000_000);
    const pieces = Array.from({ length: 9 }, () => [...cutter.cut(Buffer.alloc(300_000, 'x'))]);
    expect(pieces.flat()).toEqual([]);
    expect(serialize(cutter).length).toBeLessThan(1_000);
    expect(cutter.end()).toEqual({ data: undefined, bytes: 2_700_000 });
  });
});
