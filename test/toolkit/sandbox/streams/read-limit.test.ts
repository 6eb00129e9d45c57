import { ReadLimit } from '../../../../toolkit/sandbox/streams/read-limit';

const MIB = 2 ** 20;

describe('ReadLimit', () => {
  test('admits five reads a second', () => {
    const limit = new ReadLimit();
    expect(Array.from({ length: 7 }, () => limit.admitRead(0))).toEqual([true, true, true, true, true, false, false]);
    expect(limit.admitRead(199)).toBe(false);
    expect(limit.admitRead(200)).toBe(true);
  });

  test('admits five iterators a second, apart from reads', () => {
    const limit = new ReadLimit();
    for (let i = 0; i < 5; i++) expect(limit.admitIterator(0)).toBe(true);
    expect(limit.admitIterator(0)).toBe(false);
    expect(limit.admitRead(0)).toBe(true);
  });

  test('blocks for five seconds after an answer of 10 MiB', () => {
    const limit = new ReadLimit();
    limit.admitRead(0);
    limit.charge(10 * MIB, 0);
    expect(limit.admitRead(4999)).toBe(false);
    expect(limit.admitRead(5000)).toBe(true);
  });

  test('does not block while a second holds no more than 2 MiB', () => {
    const limit = new ReadLimit();
    limit.charge(MIB, 0);
    limit.charge(MIB, 0);
    expect(limit.admitRead(0)).toBe(true);
    limit.charge(1, 0);
    expect(limit.admitRead(0)).toBe(false);
  });
});
