import { nestsDeeperThan } from '../../../lambda/shared/json-nesting';

describe('nestsDeeperThan', () => {
  test.each([
    ['{"a":[1]}', 2, false],
    ['{"a":[1]}', 1, true],
    ['{"a":{},"b":{},"c":[]}', 2, false],
    ['{"a":"[[[[{{{{"}', 1, false],
    ['{"a":"\\"[[[["}', 1, false],
    ['{"a":"open [[[[', 1, false],
    ['['.repeat(1_000_000), 64, true],
  ])('counts brackets outside strings: %#', (json, limit, deeper) => {
    expect(nestsDeeperThan(limit, json)).toBe(deeper);
  });
});
