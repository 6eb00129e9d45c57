import { spawnSync } from 'node:child_process';
import { jqProblemOf } from '../../../../../lib/delivery/processors/jq/jq-query';
import { randomQuery } from './random-query';

const COUNT = 40;
const COMPILE_ERROR = 3;
const HAS_JQ_1_6 = spawnSync('jq', ['--version'], { encoding: 'utf8' }).stdout?.trim() === 'jq-1.6';

/** In parentheses, as in a template, and behind what gives it nothing to do: it may never end. */
function compiles(query: string): boolean {
  return spawnSync('jq', ['-n', `empty | (${query}\n)`], { stdio: 'ignore' }).status !== COMPILE_ERROR;
}

const testWithJq = HAS_JQ_1_6 ? test : test.skip;

describe('jqProblemOf, compared with jq 1.6 (skipped where it is not installed)', () => {
  testWithJq(`agrees on ${COUNT} random queries`, () => {
    const queries = Array.from({ length: COUNT }, (_, seed) => randomQuery(seed));
    const different = queries.filter((query) => (jqProblemOf(query) === undefined) !== compiles(query));
    expect(different).toEqual([]);
  });
});
