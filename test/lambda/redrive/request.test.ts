import { readRequest } from '../../../lambda/redrive/request';

const NOW = Date.UTC(2026, 5, 1, 12);

describe('readRequest', () => {
  test.each([[{}], [null]])('takes %j for all that waits now', (event) => {
    expect(readRequest(event, NOW)).toEqual({ time: NOW, dryRun: false });
  });

  test('reads what a schedule and a person ask for', () => {
    const event = { time: '2026-06-01T11:00:00Z', dryRun: true, since: '2026-05-31', until: '2026-06-01T10:00:00Z' };
    expect(readRequest(event, NOW)).toEqual({
      time: Date.UTC(2026, 5, 1, 11),
      dryRun: true,
      since: Date.UTC(2026, 4, 31),
      until: Date.UTC(2026, 5, 1, 10),
    });
  });

  test.each([
    [{ dryrun: true }, 'redrive: event must be an object of time, dryRun, since, until, got "dryrun"'],
    [{ dryRun: 'yes' }, 'redrive: dryRun must be true or false, got "yes"'],
    [{ since: 'lately' }, 'redrive: since must be a time such as 2026-06-01T12:00:00Z, got "lately"'],
    [{ until: {} }, 'redrive: until must be a time such as 2026-06-01T12:00:00Z, got {}'],
  ])('refuses %j', (event, message) => {
    expect(() => readRequest(event, NOW)).toThrow(new Error(message));
  });
});
