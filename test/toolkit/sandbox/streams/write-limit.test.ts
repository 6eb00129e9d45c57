import { WriteLimit } from '../../../../toolkit/sandbox/streams/write-limit';

const MIB = 2 ** 20;

function admitted(limit: WriteLimit, attempts: number, bytes: number, now: number): number {
  return Array.from({ length: attempts }, () => limit.admit(bytes, now)).filter(Boolean).length;
}

describe('WriteLimit', () => {
  test('admits 1,000 records a second', () => {
    const limit = new WriteLimit();
    expect(admitted(limit, 4000, 10, 0)).toBe(1000);
    expect(admitted(limit, 4000, 10, 500)).toBe(500);
    expect(admitted(limit, 4000, 10, 60_000)).toBe(1000);
  });

  test('admits 1 MiB a second', () => {
    const limit = new WriteLimit();
    expect(admitted(limit, 100, MIB / 8, 0)).toBe(8);
    expect(admitted(limit, 100, MIB / 8, 250)).toBe(2);
  });

  test('admits many records at once as it does one by one', () => {
    const limit = new WriteLimit();
    expect(limit.admitMany(4000, 10, 0)).toBe(1000);
    expect(limit.admitMany(4000, 10, 250)).toBe(250);
    expect(limit.admit(10, 250)).toBe(false);
    expect(new WriteLimit().admitMany(100, MIB / 8, 0)).toBe(8);
    expect(new WriteLimit().admitMany(100, MIB / 8 + 1, 0)).toBe(8);
    expect(new WriteLimit().admitMany(3, MIB / 8, 0)).toBe(3);
  });

  test('does not charge what it refuses', () => {
    const limit = new WriteLimit();
    admitted(limit, 4000, MIB, 0);
    expect(limit.admit(MIB, 1000)).toBe(true);
  });

  test('lets a large record burst, and averages it back', () => {
    const limit = new WriteLimit();
    limit.allowBurst(10 * MIB);
    expect(limit.admit(9 * MIB, 0)).toBe(true);
    expect([7000, 14_000, 21_000].map((now) => limit.admit(9 * MIB, now))).toEqual([true, true, true]);
    expect(admitted(limit, 10, 9 * MIB, 21_000)).toBe(0);
  });

  test('keeps a stream of ordinary records at the steady rate', () => {
    const limit = new WriteLimit();
    limit.allowBurst(MIB);
    expect(limit.admit(MIB, 60_000)).toBe(true);
    expect(limit.admit(1, 60_000)).toBe(false);
  });
});
