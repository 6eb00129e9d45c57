import { gzipSync } from 'node:zlib';
import { lines } from '../../../../lambda/process-records/codecs/lines';
import { logEvents } from '../../../../lambda/process-records/codecs/log-events';
import { text } from '../../../../lambda/process-records/codecs/text';

const ENVELOPE = {
  messageType: 'DATA_MESSAGE',
  owner: '111122223333',
  logGroup: '/app',
  logStream: 'one',
  subscriptionFilters: ['all'],
  logEvents: [
    { id: '1', timestamp: 1_780_315_200_000, message: 'first' },
    { id: '2', timestamp: 1_780_315_200_001, message: 'two\nlines' },
  ],
};

function gzipped(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value));
}

describe('lines', () => {
  test.each([
    ['nothing', '', []],
    ['a line', 'a', ['a']],
    ['lines with their ends', 'a\r\nb\n', ['a', 'b']],
    ['empty lines', '\na\n\n', ['', 'a', '']],
    ['a carriage return within a line', 'a\rb\n', ['a\rb']],
  ])('finds in %s', (_, data, found) => {
    expect(lines().unpack?.(Buffer.from(data))).toEqual(found);
  });

  test('undoes gzip', () => {
    expect(lines().unpack?.(gzipSync('a\nb'))).toEqual(['a', 'b']);
  });

  test('lets no more than 16 MiB out of gzip', () => {
    const message = 'gzip is damaged or holds more than 16777216 bytes';
    expect(lines().unpack?.(gzipSync(Buffer.alloc(16 * 1024 * 1024)))).toHaveLength(1);
    expect(() => lines().unpack?.(gzipSync(Buffer.alloc(16 * 1024 * 1024 + 1)))).toThrow(new Error(message));
  });

  test.each(['a', ''])('refuses more than a million lines of %j', (line) => {
    const million = `${line}\n`.repeat(1_000_000);
    expect(lines().unpack?.(gzipSync(million))).toHaveLength(1_000_000);
    for (const more of [`${line}\n`, `${line}\nb`, `${line}\nb\n`, 'b']) {
      const unpack = () => lines().unpack?.(gzipSync(million + more));
      expect(unpack).toThrow(new Error('data has more than 1000000 lines'));
    }
  });

  test('takes each event of a log group for a line, and control messages for none', () => {
    expect(lines().unpack?.(gzipped(ENVELOPE))).toEqual(['first', 'two\nlines']);
    expect(lines().unpack?.(gzipped({ messageType: 'CONTROL_MESSAGE', logEvents: [] }))).toEqual([]);
  });
});

describe('text', () => {
  test('undoes gzip', () => {
    expect(text().decode(gzipSync('a\nb'))).toBe('a\nb');
  });
});

describe('logEvents', () => {
  test('tells of each event where it comes from', () => {
    const origin = { logGroup: '/app', logStream: 'one' };
    expect(logEvents().unpack?.(gzipped(ENVELOPE))).toEqual([
      { id: '1', timestamp: new Date(1_780_315_200_000), message: 'first', ...origin },
      { id: '2', timestamp: new Date(1_780_315_200_001), message: 'two\nlines', ...origin },
    ]);
  });

  test('finds none in a control message', () => {
    expect(logEvents().unpack?.(gzipped({ messageType: 'CONTROL_MESSAGE' }))).toEqual([]);
  });

  test.each([
    ['no JSON', 'plain'],
    ['null', 'null'],
    ['another type of message', '{"messageType":"OTHER","logEvents":[]}'],
    ['no events', '{"messageType":"DATA_MESSAGE"}'],
    ['an event that is null', '{"messageType":"DATA_MESSAGE","logEvents":[null]}'],
    ['an event without a time', '{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"a"}]}'],
  ])('refuses %s', (_, data) => {
    expect(() => logEvents().unpack?.(Buffer.from(data))).toThrow(
      new Error('data is not from a subscription of CloudWatch Logs'),
    );
  });
});
