import { Distinct } from '../../../lambda/windowed-aggregator/distinct';

describe('Distinct', () => {
  test('counts texts once, those that were saved too', () => {
    const first = new Distinct();
    for (const text of ['ann', 'bob', 'ann', '']) first.add(text);
    const second = new Distinct(first.save());
    for (const text of ['bob', 'eve']) second.add(text);
    expect([new Distinct().figure(), first.figure(), second.figure()]).toEqual([0, 3, 4]);
  });

  test('grows by what its texts take', () => {
    const distinct = new Distinct();
    for (let i = 0; i < 3_000; i++) {
      distinct.add(`customer ${i}`);
      expect(JSON.stringify(distinct.save())).toHaveLength(distinct.size);
    }
  });

  test('shows all registers', () => {
    const distinct = new Distinct();
    distinct.add('ann');
    const registers = Buffer.from(distinct.sketch(), 'base64');
    expect(registers).toHaveLength(4_096);
    expect(registers.filter((rank) => rank > 0)).toHaveLength(1);
  });
});
