import { isFalse, isTrue } from '../../../../lib/audit/reading/booleans';

test('text and value count alike', () => {
  expect([true, 'true', 'TRUE', false, 'false', 1, undefined].map(isTrue)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([false, 'false', 'False', true, 'true', 0, undefined].map(isFalse)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
