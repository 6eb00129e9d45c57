import { filterSelection, grepSelection } from '../../../../toolkit/cli/tail/line-selection';
import { StreamLine } from '../../../../toolkit/cli/tail/stream-line';

function line(text: string): StreamLine {
  const place = {
    shardId: 's',
    sequenceNumber: '49',
    subSequenceNumber: 0,
    partitionKey: 'k',
    arrivalTime: new Date(),
  };
  return new StreamLine({ text }, place, 0);
}

describe('filterSelection', () => {
  test('selects as a mapping would, each line for itself', () => {
    const selects = filterSelection('{"partitionKey":["k"],"data":{"status":[{"numeric":[">=",500]}]}}');
    expect([line('{"status":503}'), line('{"status":200}'), line('text')].map(selects)).toEqual([true, false, false]);
  });

  test('selects by the partition key', () => {
    expect(filterSelection('{"partitionKey":["other"]}')(line('{}'))).toBe(false);
  });

  test('refuses what is no pattern', () => {
    expect(() => filterSelection('{"data":{"a":1}}')).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        message: expect.stringMatching(/^--filter must be a filter pattern, got /),
      }),
    );
  });
});

describe('grepSelection', () => {
  test('selects what matches', () => {
    const selects = grepSelection('^\\p{Lu}|5\\d\\d$');
    expect([line('Ärger'), line('status 503'), line('status 200')].map(selects)).toEqual([true, true, false]);
  });

  test('refuses what is no expression', () => {
    expect(() => grepSelection('(')).toThrow(
      expect.objectContaining({ name: 'UsageError', message: '--grep must be a regular expression, got (' }),
    );
  });
});
