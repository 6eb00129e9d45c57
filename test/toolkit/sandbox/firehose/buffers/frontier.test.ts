import { Frontier } from '../../../../../toolkit/sandbox/firehose/buffers/frontier';
import type { SourceRecord } from '../../../../../toolkit/sandbox/firehose/record';

function open(...records: { isLast: boolean }[]) {
  const frontier = new Frontier();
  const sources = records.map(({ isLast }, i) => ({ sequenceNumber: String(i), isLast }) as SourceRecord);
  for (const source of sources) frontier.add(source);
  const settle = (...indexes: number[]) =>
    frontier.settle(indexes.map((i) => sources[i] as SourceRecord))?.sequenceNumber;
  return { frontier, settle };
}

const whole = { isLast: true };
const part = { isLast: false };

describe('Frontier', () => {
  test('stands before the first record that has not settled, whatever has behind it', () => {
    const { frontier, settle } = open(whole, whole, whole, whole);
    expect(settle(1, 3)).toBeUndefined();
    expect(settle(0)).toBe('1');
    expect(frontier.oldest?.sequenceNumber).toBe('2');
    expect(frontier.length).toBe(1);
    expect(settle(2)).toBe('3');
    expect(frontier.length).toBe(0);
    expect(frontier.oldest).toBeUndefined();
  });

  test('never stands within what one record was taken apart to', () => {
    const { settle } = open(whole, part, part, whole);
    expect(settle(0, 1)).toBe('0');
    expect(settle(2)).toBeUndefined();
    expect(settle(3)).toBe('3');
  });
});
