import { jqOnOneLine, jqProblemOf } from '../../../../../lib/delivery/processors/jq/jq-query';

const TAKEN = [
  '.',
  '.customer_id',
  '.type.device',
  '."k"',
  '.a."b"?.c',
  '.a[0]',
  '.a["b"]',
  '.a[]?',
  '.a[1:]',
  '.a[:1]',
  '.a[1:2].b',
  '..',
  '.. .a',
  '.event_timestamp|strftime("%Y")',
  '.a // "none"',
  '.a + 1 - -2 * 3 / 4 % 5',
  '.a == 1 and .b != 2 or (.c | not)',
  '.a = 1 // 2 = 3',
  '.a |= (. // 0)',
  '1, 2 | 3',
  'if .a then 1 elif .b then 2 else 3 end',
  'try .a catch .',
  'try -.a',
  '(.a)?',
  '-1?',
  'reduce .[] as $x (0; . + $x)',
  'foreach .[] as [$x, {a: $y}] (0; . + $x; $y)',
  '. as {a: $x, "b": $y, $z, ("c"): [$w], if: $v} | [$x, $y, $z, $w, $v]',
  '. as [$a] ?// {$a} | $a',
  'label $out | if . then break $out else . end',
  'def half: . / 2; .a | half',
  'def add(a; $b): a + $b + b; add(.a; 1)',
  'def sum: if length == 0 then 0 else .[0] + (.[1:] | sum) end; sum',
  '{a, "b", "c\\(.d)"}',
  '{a: .b | .c, "d": -.e, (.f): 1, and: 2,}',
  '. as $x | {$x}',
  '[]',
  '{}',
  '"a\\("b\\(.c)")\\n\\u00e9"',
  '@base64',
  '@uri "x=\\(.x)"',
  '$ENV.HOME, $__loc__.line',
  'limit(1; .[])',
  '.trim',
  '{trim: 1}',
  '1.5e3 + .5 + 1.',
  '.a # the first\n| .b',
];

/** Each with what keeps it from being a query of jq 1.6. */
const REFUSED: Record<string, string> = {
  '': 'it ends too early',
  '  ': 'it ends too early',
  '# nothing': 'it ends too early',
  '.a |': 'it ends too early',
  '.a,': 'it ends too early',
  'reduce .a as $x': 'it ends too early',
  'reduce .a as $x (0; 1; 2)': '; is out of place at character 22',
  'foreach .a as $x (0; 1; 2; 3)': '; is out of place at character 26',
  '| .a': '| is out of place at character 1',
  '.a .': '. is out of place at character 4',
  '.a "b"': '" is out of place at character 4',
  '.a.[0]': '. is out of place at character 3',
  '.?.a': '.a is out of place at character 3',
  '.a??.b': '.b is out of place at character 5',
  '1 == 2 == 3': '== is out of place at character 8',
  '.a = 1 = 2': '= is out of place at character 8',
  '.[:]': '] is out of place at character 4',
  '()': ') is out of place at character 2',
  '[1,]': '] is out of place at character 4',
  '{,}': ', is out of place at character 2',
  '{a: .b // 1}': '// is out of place at character 8',
  '{a: if . then 1 else 2 end}': 'if is out of place at character 5',
  '{foo-bar: 1}': '- is out of place at character 5',
  '{1: 2}': '1 is out of place at character 2',
  '{and}': '} is out of place at character 5',
  '. as $x | {$x: 1}': ': is out of place at character 14',
  '. as [] | 1': '] is out of place at character 7',
  '. as {a} | 1': '} is out of place at character 8',
  '. as $and | 1': 'and is out of place at character 7',
  'if . then 1 else 2 end.a': '.a is out of place at character 23',
  'try -1 + 2 catch 3': 'catch is out of place at character 12',
  'try .?.a catch .': '.a is out of place at character 7',
  'def f: 1;': 'it ends too early',
  'import "a" as a; 1': 'import is out of place at character 1',
  '.a & .b': '& is out of place at character 4',
  ".a == 'b'": "' is out of place at character 7",
  '.a\r| .b': '\r is out of place at character 3',
  '@ text': '@ is out of place at character 1',
  '"\\q"': '\\ is out of place at character 2',
  '"a': '" is not closed',
  '"a\\(1': '\\( is not closed',
  '(.a': '( is not closed',
  '.a)': ') closes nothing at character 3',
  '[.a}': '} closes nothing at character 4',
  '"\\([1)"': ') closes nothing at character 6',
  '.e0': '.e0 is no number',
  '1.2.3': '1.2.3 is no number',
  'if .a then 1 end': 'jq 1.6 knows no if without else',
  'if .a then 1 elif .b then 2 end': 'jq 1.6 knows no if without else',
  date: 'jq 1.6 knows no date/0',
  '.a | ltrimstr': 'jq 1.6 knows no ltrimstr/0',
  constructor: 'jq 1.6 knows no constructor/0',
  'foo::bar': 'jq 1.6 knows no foo::bar/0',
  '@base32d': 'jq 1.6 knows no @base32d',
  '@urid "\\(.)"': 'jq 1.6 knows no @urid',
  $x: 'jq 1.6 knows no $x',
  '{$x}': 'jq 1.6 knows no $x',
  '(. as $x | 1) | $x': 'jq 1.6 knows no $x',
  'reduce .[] as $x ($x; .)': 'jq 1.6 knows no $x',
  '(def f: 1; f) | f': 'jq 1.6 knows no f/0',
  'def f(a): a(1); f(2)': 'jq 1.6 knows no a/1',
  'def f(a): 1; f(2) | a': 'jq 1.6 knows no a/0',
  'break $x': 'jq 1.6 knows no label $x',
};

const LATER = [
  ...['abs', 'add(.[])', 'debug("x")', 'have_decnum', 'have_literal_numbers', 'ltrim', 'rtrim', 'trim', 'trimstr("a")'],
  ...['pick(.a)', 'scan("a"; "g")', 'skip(1; .[])', 'toarray', 'toboolean'],
];

describe('jqProblemOf', () => {
  test.each(TAKEN)('takes %s', (query) => {
    expect(jqProblemOf(query)).toBeUndefined();
  });

  test.each(Object.entries(REFUSED))('refuses %j: %s', (query, problem) => {
    expect(jqProblemOf(query)).toBe(problem);
  });

  test.each(LATER)('refuses %s, which only later versions know', (query) => {
    expect(jqProblemOf(query)).toMatch(/^jq 1\.6 knows no \w+\/\d$/);
  });

  test('takes what the query defines itself by the name of a later function', () => {
    expect(jqProblemOf('def trim: sub("^ +"; "") | sub(" +$"; ""); .a | trim')).toBeUndefined();
  });
});

describe('jqOnOneLine', () => {
  test.each([
    ['.a | .b', '.a | .b'],
    [' .a\n  | .b # last\n', '.a | .b'],
    ['# first\n.a', '.a'],
    ['"a # b\nc"', '"a # b\\nc"'],
    ['"\\(.a # first\n)"', '"\\(.a )"'],
  ])('makes %j into %j', (query, expected) => {
    expect(jqOnOneLine(query)).toBe(expected);
  });
});
