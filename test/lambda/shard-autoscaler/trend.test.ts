import { trend } from '../../../lambda/shard-autoscaler/trend';

const minutes = Array.from({ length: 30 }, (_, i) => i);

describe('trend', () => {
  test('is the slope of a line', () => {
    expect(trend(minutes.map((minute) => 3 + 0.5 * minute))).toBe(0.5);
  });

  test('follows a fall', () => {
    expect(trend(minutes.map((minute) => 20 - minute))).toBe(-1);
  });

  test('is not bent by a minute which is far off', () => {
    expect(trend(minutes.map((minute) => (minute === 29 ? 100 : 4)))).toBe(0);
  });

  test('takes a jump from one level to another for no growth', () => {
    expect(trend(minutes.map((minute) => (minute < 20 ? 4 : 12)))).toBe(0);
  });

  test.each([[[]], [[7]]])('of %j is level', (values) => {
    expect(trend(values)).toBe(0);
  });
});
