import { execFileSync, spawnSync } from 'node:child_process';
import { JqProcess } from '../../../../../../toolkit/sandbox/firehose/processing/jq/jq-process';

const jq = new JqProcess();
afterAll(() => jq.close());

function run(query: string, ...records: readonly string[]) {
  return jq.run(
    query,
    records.map((record) => Buffer.from(record)),
  );
}

const keys = (values: Record<string, string>) => ({ keys: values });

describe('JqProcess', () => {
  test('gives the keys of each record, as they stand in a prefix', async () => {
    expect(await run('{a: .a, b: (.b // "none")}', '{"a":"x"}', '{"a":1.5,"b":true}', ' {"a":\n[1,{}]} ')).toEqual([
      keys({ a: 'x', b: 'none' }),
      keys({ a: '1.5', b: 'true' }),
      keys({ a: '[1,{}]', b: 'none' }),
    ]);
  });

  test('gives empty keys for null, and none for what is not one object', async () => {
    expect(await run('.a', '{"a":{"k":null}}', '{"a":"x"}', '{"a":null}')).toEqual([
      keys({ k: '' }),
      keys({}),
      keys({}),
    ]);
    expect(await run('{a: .a[]}', '{"a":[1,2]}', '{"a":[]}', '{"a":[3]}')).toEqual([
      keys({}),
      keys({}),
      keys({ a: '3' }),
    ]);
  });

  test('tells what is wrong with a record, and goes on with the next', async () => {
    const deep = `${'['.repeat(10_001)}${']'.repeat(10_001)}`;
    expect(await run('{a: (.a | tonumber)}', 'x', '{"a":"y"}', deep, '{"a":"1"}', '')).toEqual([
      { error: 'Non JSON record provided' },
      { error: 'string ("y") cannot be parsed as a number' },
      { error: 'jq: parse error: Exceeds depth limit for parsing at line 1, column 10001' },
      keys({ a: '1' }),
      { error: 'Non JSON record provided' },
    ]);
  });

  test('keeps records apart, however many', async () => {
    const outcomes = await run('{i: .i}', ...Array.from({ length: 4_500 }, (_, i) => `{"i":${i}}`));
    expect(outcomes).toEqual(Array.from({ length: 4_500 }, (_, i) => keys({ i: String(i) })));
  });

  test('takes a query that ends in a comment', async () => {
    expect(await run('{a: .a} # the key', '{"a":1}')).toEqual([keys({ a: '1' })]);
  });

  test('says what is wrong with a query', async () => {
    expect(await jq.queryError('{a: .a}')).toBeUndefined();
    expect(await jq.queryError('{a: nosuch}')).toBe(
      'jq: error: nosuch/0 is not defined at <top-level>, line 1, column 5:',
    );
    expect(await jq.queryError('.a], [.b')).toMatch(/^jq: error: syntax error/);
  });

  const installed = spawnSync('jq', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  (installed === 'jq-1.6' ? test : test.skip)('agrees with jq 1.6, where that is installed', async () => {
    const queries = [
      '{a: .n, b: (.t | ascii_downcase), c: (.d | fromdate | strftime("%Y/%m"))}',
      '{a: (.l | map(.x) | join("-")), b: (if .n > 1 then "many" else "one" end)}',
      '{a: "\\(.n)-\\(.t)", b: (.t | test("^A")), c: (.l | length)}',
    ];
    const record = '{"n":12,"t":"ABC","d":"2026-01-02T03:04:05Z","l":[{"x":"p"},{"x":"q"}]}';
    for (const query of queries) {
      const expected = JSON.parse(execFileSync('jq', ['-c', query], { input: record, encoding: 'utf8' }));
      const asText = Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, String(value)]));
      expect(await run(query, record)).toEqual([keys(asText)]);
    }
  });
});
