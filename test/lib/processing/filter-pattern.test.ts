import { requireFilterPattern } from '../../../lib/processing/filter-pattern';

const OPERATORS = 'anything-but, equals-ignore-case, exists, numeric, prefix, suffix';
const EXCLUSIONS = 'a string, a number, a list of them, or one of prefix, suffix, equals-ignore-case';
const COMPARISONS = 'a comparison such as ["=", 1], or a range such as [">", 0, "<=", 5]';

describe('requireFilterPattern', () => {
  test.each<[string, object]>([
    ['values of any kind', { a: ['x', '', 1, true, null] }],
    ['keys within keys', { a: { b: { c: [1] } } }],
    ['alternatives', { $or: [{ a: [1] }, { b: [2], c: { d: [3] } }] }],
    ['alternatives within keys', { a: { $or: [{ b: [1] }, { c: [2] }] } }],
    ['operators beside values', { a: ['x', { prefix: 'y' }, { suffix: 'z' }, { 'equals-ignore-case': 'W' }] }],
    ['existence', { a: [{ exists: true }], b: [{ exists: false }] }],
    ['comparisons', { a: [{ numeric: ['=', 1] }], b: [{ numeric: ['<', 1] }], c: [{ numeric: ['>=', 1] }] }],
    ['ranges', { a: [{ numeric: ['>', 0, '<=', 5] }], b: [{ numeric: ['>=', 0, '<', 5] }] }],
    ['exclusions', { a: [{ 'anything-but': 'x' }], b: [{ 'anything-but': 1 }], c: [{ 'anything-but': ['x', 1] }] }],
    ['excluded beginnings and ends', { a: [{ 'anything-but': { prefix: 'x' } }, { 'anything-but': { suffix: 'y' } }] }],
  ])('takes %s', (_, pattern) => {
    expect(() => requireFilterPattern('pattern', pattern)).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ['nothing at all', {}, 'pattern must be an object with at least one key, got {}'],
    ['no keys within a key', { a: {} }, 'pattern.a must be an object with at least one key, got {}'],
    [
      'a value outside a list',
      { a: { b: 500 } },
      'pattern.a.b must be an object, or a list of at least one value, got 500',
    ],
    ['null outside a list', { a: null }, 'pattern.a must be an object, or a list of at least one value, got null'],
    ['an empty list', { a: [] }, 'pattern.a must be an object, or a list of at least one value, got []'],
    ['a list within a list', { a: [1, [2]] }, `pattern.a[1] must be a value, or one of ${OPERATORS}, got [2]`],
    [
      'an operator of its own invention',
      { a: [{ matches: 'x' }] },
      `pattern.a[0] must be a value, or one of ${OPERATORS}, got {"matches":"x"}`,
    ],
    [
      'what every object has',
      { a: [{ toString: 'x' }] },
      `pattern.a[0] must be a value, or one of ${OPERATORS}, got {"toString":"x"}`,
    ],
    ['an operator without a name', { a: [{}] }, `pattern.a[0] must be a value, or one of ${OPERATORS}, got {}`],
    [
      'two operators at once',
      { a: [{ prefix: 'x', suffix: 'y' }] },
      `pattern.a[0] must be a value, or one of ${OPERATORS}, got {"prefix":"x","suffix":"y"}`,
    ],
    ['a beginning that is no text', { a: [{ prefix: 1 }] }, 'pattern.a[0].prefix must be a string, got 1'],
    ['existence that is no boolean', { a: [{ exists: 'x' }] }, 'pattern.a[0].exists must be true or false, got "x"'],
    ['a number alone', { a: [{ numeric: 1 }] }, `pattern.a[0].numeric must be ${COMPARISONS}, got 1`],
    ['a comparison alone', { a: [{ numeric: ['>'] }] }, `pattern.a[0].numeric must be ${COMPARISONS}, got [">"]`],
    [
      'a comparison with text',
      { a: [{ numeric: ['>', '1'] }] },
      `pattern.a[0].numeric must be ${COMPARISONS}, got [">","1"]`,
    ],
    [
      'an unknown comparison',
      { a: [{ numeric: ['!=', 1] }] },
      `pattern.a[0].numeric must be ${COMPARISONS}, got ["!=",1]`,
    ],
    [
      'a range from its end',
      { a: [{ numeric: ['<', 5, '>', 0] }] },
      `pattern.a[0].numeric must be ${COMPARISONS}, got ["<",5,">",0]`,
    ],
    [
      'a range to some text',
      { a: [{ numeric: ['>', 0, '<', '5'] }] },
      `pattern.a[0].numeric must be ${COMPARISONS}, got [">",0,"<","5"]`,
    ],
    [
      'an excluded null',
      { a: [{ 'anything-but': [null] }] },
      `pattern.a[0].anything-but must be ${EXCLUSIONS}, got [null]`,
    ],
    ['no exclusion', { a: [{ 'anything-but': [] }] }, `pattern.a[0].anything-but must be ${EXCLUSIONS}, got []`],
    [
      'an excluded range',
      { a: [{ 'anything-but': { numeric: ['>', 0] } }] },
      `pattern.a[0].anything-but must be ${EXCLUSIONS}, got {"numeric":[">",0]}`,
    ],
    [
      'an excluded beginning that is no text',
      { a: [{ 'anything-but': { prefix: 1 } }] },
      `pattern.a[0].anything-but must be ${EXCLUSIONS}, got {"prefix":1}`,
    ],
    [
      'a single alternative',
      { $or: [{ a: [1] }] },
      'pattern.$or must be a list of at least 2 patterns, got [{"a":[1]}]',
    ],
    [
      'an alternative that is none',
      { $or: [{ a: [1] }, 2] },
      'pattern.$or[1] must be an object with at least one key, got 2',
    ],
  ])('refuses %s, and says where', (_, pattern, message) => {
    expect(() => requireFilterPattern('pattern', pattern)).toThrow(new Error(`RecordFilter: ${message}`));
  });
});
