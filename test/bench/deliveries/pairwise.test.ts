import { DESTINATIONS } from '../../../bench/deliveries/destinations';
import { whyIllegal } from '../../../bench/deliveries/legal';
import { legalChoices, pairsOf, pairwise } from '../../../bench/deliveries/pairwise';

const FACTORS = { a: ['1', '2', '3'], b: ['1', '2', '3'], c: ['1', '2', '3'], d: ['1', '2'] };

describe('pairwise', () => {
  test('covers every pair with few choices, the same each time', () => {
    const chosen = pairwise(FACTORS, () => true);
    expect(new Set(chosen.flatMap(pairsOf)).size).toBe(3 * 9 + 3 * 6);
    expect(chosen.length).toBeLessThanOrEqual(11);
    expect(pairwise(FACTORS, () => true)).toEqual(chosen);
  });

  test('begins with the first values', () => {
    expect(pairwise(FACTORS, () => true)[0]).toEqual({ a: '1', b: '1', c: '1', d: '1' });
  });

  test('chooses what is legal only', () => {
    const isLegal = ({ a, b }: { a: string; b: string }) => a !== b;
    const chosen = pairwise(FACTORS, isLegal);
    expect(chosen.filter((choice) => !isLegal(choice))).toEqual([]);
    expect(new Set(chosen.flatMap(pairsOf))).toEqual(new Set(legalChoices(FACTORS, isLegal).flatMap(pairsOf)));
  });

  test('covers what is chosen of one option alone', () => {
    expect(pairwise({ a: ['1', '2'], b: ['1'] }, () => true)).toHaveLength(2);
  });
});

describe.each(DESTINATIONS)('the combinations of $name', ({ factors, rules }) => {
  const isLegal = (choice: Parameters<typeof whyIllegal>[0]) => whyIllegal(choice, rules) === undefined;
  const covered = new Set(pairwise(factors, isLegal).flatMap(pairsOf));

  test('hold every legal pair, and none beside', () => {
    expect(covered).toEqual(new Set(legalChoices(factors, isLegal).flatMap(pairsOf)));
  });

  test('leave no value out', () => {
    const values = Object.entries(factors).flatMap(([option, choices]) =>
      choices.map((choice) => `${option}: ${choice}`),
    );
    expect(values.filter((value) => ![...covered].some((pair) => pair.split(' with ').includes(value)))).toEqual([]);
  });
});
