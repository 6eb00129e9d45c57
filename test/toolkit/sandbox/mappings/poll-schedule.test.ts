import { PollSchedule } from '../../../../toolkit/sandbox/mappings/poll-schedule';

const EMPTY = { more: false, behind: false };

describe('PollSchedule', () => {
  test('reads at once at first', () => {
    const polls = new PollSchedule(false);
    expect([polls.quiet, polls.nextAt(7)]).toEqual([false, 7]);
  });

  test('rests after an empty read', () => {
    const polls = new PollSchedule(false);
    polls.read(0, EMPTY);
    expect([polls.quiet, polls.nextAt(7)]).toEqual([true, undefined]);
  });

  test.each([
    [0, 1000],
    [1, 1000],
    [1000, 1000],
    [1001, 2000],
    [5500, 6000],
  ])('answers a signal at %i with a read at %i', (now, due) => {
    const polls = new PollSchedule(false);
    polls.read(0, EMPTY);
    expect([polls.signal(), polls.signal()]).toEqual([true, false]);
    expect(polls.nextAt(now)).toBe(due);
  });

  test('answers a signal at once where records are pushed', () => {
    const polls = new PollSchedule(true);
    polls.read(0, EMPTY);
    polls.signal();
    expect(polls.nextAt(10)).toBe(10);
  });

  test('waits for the throughput of what is pushed', () => {
    const polls = new PollSchedule(true);
    polls.read(0, { more: true, behind: true });
    expect([polls.nextAt(10, 500), polls.nextAt(10, Number.POSITIVE_INFINITY)]).toEqual([510, 10]);
  });

  test('waits for its turn after a read that was refused', () => {
    const polls = new PollSchedule(true);
    polls.refused(0);
    expect(polls.nextAt(10)).toBe(1000);
  });

  test('reads on at once while behind, and at its turn after a read that found something', () => {
    const polls = new PollSchedule(false);
    polls.read(0, { more: true, behind: true });
    expect(polls.nextAt(0)).toBe(0);
    polls.read(0, { more: true, behind: false });
    expect(polls.nextAt(0)).toBe(1000);
  });
});
