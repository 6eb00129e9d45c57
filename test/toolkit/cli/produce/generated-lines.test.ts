import { generatedSource } from '../../../../toolkit/cli/produce/generated-lines';

async function read(count: number, offset = 0): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of generatedSource(count).read(offset)) pieces.push(piece ?? Buffer.alloc(0));
  return Buffer.concat(pieces);
}

describe('generatedSource', () => {
  test('gives the same lines on every run', async () => {
    expect((await read(3_000)).equals(await read(3_000))).toBe(true);
  });

  test('goes on in the middle', async () => {
    const whole = await read(5_000);
    expect((await read(5_000, 300_123)).equals(whole.subarray(300_123))).toBe(true);
  });

  test('looks like ten minutes of a web server', async () => {
    const lines = (await read(20_000)).toString().trimEnd().split('\n');
    const statuses = new Map<string, number>();
    let malformed = 0;
    for (const line of lines) {
      const status = /^\S+ - \S+ \[[^\]]+\] "[A-Z]+ \S+ HTTP\/1\.1" (\d{3}) (?:\d+|-) "[^"]*" "[^"]+"$/.exec(line)?.[1];
      if (status === undefined) malformed++;
      else statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }

    expect(lines).toHaveLength(20_000);
    expect(malformed).toBeGreaterThan(0);
    expect(malformed).toBeLessThan(40);
    expect([...statuses.keys()].sort()).toEqual(['200', '301', '304', '403', '404', '499', '500', '503']);
    expect(statuses.get('200')).toBeGreaterThan(15_000);
    expect(lines.filter((line) => /bot|curl|python/.test(line)).length).toBeGreaterThan(1_500);
  });

  test('has a burst of errors in one of its minutes', async () => {
    const lines = (await read(20_000)).toString().split('\n');
    const errors = (minute: string) =>
      lines.filter((line) => line.includes(`05/Jan/2026:09:${minute}:`) && / 50[03] /.test(line)).length;
    expect(errors('06')).toBeGreaterThan(500);
    expect(errors('05')).toBeLessThan(30);
  });
});
