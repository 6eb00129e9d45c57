import { DistinctValues } from '../../../lambda/shared/distinct-values';

describe('DistinctValues', () => {
  test('of nothing is nothing', () => {
    expect(new DistinctValues().estimate()).toBe(0);
  });

  test.each([1, 5, 50])('counts %p values exactly', (count) => {
    expect(seen(count).estimate()).toBe(count);
  });

  test.each([1_000, 4_000, 8_000, 20_000, 200_000])(
    'estimates %p values within 5 %, three times its error',
    (count) => {
      expect(Math.abs(seen(count).estimate() / count - 1)).toBeLessThan(0.05);
    },
  );

  test('has a standard error of about 1.6 % over many windows', () => {
    const errors = Array.from({ length: 40 }, (_, window) => seen(5_000, window * 10_000).estimate() / 5_000 - 1);
    const square = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
    expect(Math.sqrt(square)).toBeLessThan(0.025);
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.01);
  });

  test('does not count a value twice', () => {
    const values = seen(100);
    addAll(values, 100, 0);
    expect(values.estimate()).toBe(seen(100).estimate());
  });

  test('goes on from its text', () => {
    const values = new DistinctValues(seen(500).toString());
    addAll(values, 500, 500);
    expect(values.toString()).toBe(seen(1_000).toString());
  });

  test('goes on from the text of all registers, whatever they hold', () => {
    const values = new DistinctValues(seen(20).toRegisters().toString('base64'));
    expect(values.toString()).toBe(seen(20).toString());
  });

  test('starts anew from a text of another size', () => {
    expect(new DistinctValues('AAAAAA==').estimate()).toBe(0);
  });

  test.each([
    [0, 0],
    [1, 4],
    [100, 400],
    [50_000, 5_464],
  ])('takes little room while it has seen little: %p values, %p characters at most', (count, most) => {
    const values = seen(count);
    expect(values.toString()).toHaveLength(values.textLength);
    expect(values.textLength).toBeLessThanOrEqual(most);
  });

  test('becomes that of both by the greater of each register', () => {
    const others = seen(3_000, 1_500).toRegisters();
    const both = seen(3_000)
      .toRegisters()
      .map((rank, register) => Math.max(rank, others[register] as number));
    expect(Buffer.from(both)).toEqual(seen(4_500).toRegisters());
  });

  test('reads only its range of the bytes', () => {
    const values = new DistinctValues();
    values.add(Buffer.from('xx10.0.0.1yy'), 2, 10);
    const same = new DistinctValues();
    same.add(Buffer.from('10.0.0.1'));
    expect(values.toString()).toBe(same.toString());
  });
});

function seen(count: number, first = 0): DistinctValues {
  const values = new DistinctValues();
  addAll(values, count, first);
  return values;
}

function addAll(values: DistinctValues, count: number, first: number): void {
  for (let i = first; i < first + count; i++) {
    values.add(Buffer.from(`10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`));
  }
}
