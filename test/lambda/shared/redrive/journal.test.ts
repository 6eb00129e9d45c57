import { readJournal, writeJournal } from '../../../../lambda/shared/redrive/journal';
import { Unredrivable } from '../../../../lambda/shared/redrive/unredrivable';

const HELD = { holder: 'run', heldUntil: Date.UTC(2026, 5, 1, 12) };

describe('a journal', () => {
  test.each([
    [HELD],
    [{ ...HELD, heldUntil: 0, progress: { pending: [[0, 3]], failed: [[4, 5]] } }],
    [{ ...HELD, progress: { pending: [], failed: [], state: { count: 3 } } }],
  ] as const)('is read as it was written: %j', (journal) => {
    expect(readJournal(writeJournal(journal))).toEqual(journal);
  });

  test('can be read by people', () => {
    expect(writeJournal(HELD)).toBe('{"heldUntil":"2026-06-01T12:00:00.000Z","holder":"run"}');
  });

  const held = { holder: 'run', heldUntil: '2026-06-01T12:00:00Z' };
  test.each([
    ['gibberish'],
    ['null'],
    ['{}'],
    [JSON.stringify({ ...held, heldUntil: 'soon' })],
    [JSON.stringify({ ...held, progress: null })],
    [JSON.stringify({ ...held, progress: { pending: [[0, 1]] } })],
    [JSON.stringify({ ...held, progress: { pending: [null], failed: [] } })],
    [JSON.stringify({ ...held, progress: { pending: [[-1, 1]], failed: [] } })],
    [JSON.stringify({ ...held, progress: { pending: [[1, 1]], failed: [] } })],
    [JSON.stringify({ ...held, progress: { pending: [], failed: [[0, 1.5]] } })],
  ])('is not %s', (text) => {
    expect(() => readJournal(text)).toThrow(new Unredrivable('malformed', 'its journal is not as a redrive writes it'));
  });
});
