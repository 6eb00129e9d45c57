import { Allowance } from '../../../../toolkit/estimate/model/allowance';

const MEBIBYTE = 1024 * 1024;
const TOO_MUCH = 'the functions of the template make more than 16 MiB';

describe('Allowance', () => {
  test('ends when all values together are too much', () => {
    const allowance = new Allowance();
    for (let taken = 0; taken < 16; taken++) allowance.take('x'.repeat(MEBIBYTE));
    expect(() => allowance.take('x')).toThrow(TOO_MUCH);
  });

  test.each<[string, (value: unknown) => unknown]>([
    ['lists', (value) => [value, value]],
    ['objects', (value) => ({ one: value, other: value })],
  ])('counts %s as often as others hold them, and looks at each once', (_, double) => {
    let value: unknown = 'x';
    for (let step = 0; step < 60; step++) {
      value = double(value);
      if (step < 20) new Allowance().take(value);
    }
    expect(() => new Allowance().take(value)).toThrow(TOO_MUCH);
  });
});
