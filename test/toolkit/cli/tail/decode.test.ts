import { gzipSync } from 'node:zlib';
import { DECODERS, type Entry } from '../../../../toolkit/cli/tail/decode';

const ENVELOPE = JSON.stringify({
  messageType: 'DATA_MESSAGE',
  logGroup: 'group',
  logStream: 'stream',
  logEvents: [{ message: 'one\n' }, { message: '{"a":\n1}' }],
});
const CONTROL = '{"messageType":"CONTROL_MESSAGE","logEvents":[]}';
const BOMB = gzipSync(Buffer.alloc(17 * 1_024 * 1_024));
const BINARY = Buffer.from([0xff, 0x41]);

function decode(format: string, data: string | Buffer): Entry[] {
  return [...(DECODERS[format]?.decode(Buffer.from(data)) ?? [])];
}

describe('auto', () => {
  test('tells JSON from text, line by line', () => {
    expect(decode('auto', 'text\r\n{"a":1}\n[1]\n{broken\n7\n')).toEqual([
      { text: 'text' },
      { text: '{"a":1}', encoding: 'json' },
      { text: '[1]', encoding: 'json' },
      { text: '{broken' },
      { text: '7' },
    ]);
  });

  test('keeps empty lines, and makes none of the last newline', () => {
    expect(decode('auto', 'a\n\nb\n').map(({ text }) => text)).toEqual(['a', '', 'b']);
    expect(decode('auto', '')).toEqual([]);
  });

  test.each([ENVELOPE, gzipSync(ENVELOPE)])('gives each log event of CloudWatch a line', (data) => {
    expect(decode('auto', data)).toEqual([{ text: 'one' }, { text: '{"a":\n1}', encoding: 'json' }]);
  });

  test('shows a control message as it is', () => {
    expect(decode('auto', CONTROL)).toEqual([{ text: CONTROL, encoding: 'json' }]);
  });

  test('shows what is no text as base64', () => {
    expect(decode('auto', BINARY)).toEqual([{ text: '/0E=', encoding: 'base64', problem: undefined }]);
  });

  test.each([
    ['damaged', Buffer.from([0x1f, 0x8b, 0x08, 0x00])],
    ['a bomb', BOMB],
  ])('names a gzip that is %s, and shows it as it is', (_, data) => {
    const problem = 'not gzip, or more than 16 MiB of it';
    expect(decode('auto', data)).toEqual([{ text: data.toString('base64'), encoding: 'base64', problem }]);
  });
});

describe('other formats', () => {
  test('json names what is not JSON', () => {
    expect(decode('json', '7\ntext\n')).toEqual([
      { text: '7', encoding: 'json' },
      { text: 'text', problem: 'not JSON' },
    ]);
  });

  test('lines take JSON for text', () => {
    expect(decode('lines', '{"a":1}\nb')).toEqual([{ text: '{"a":1}' }, { text: 'b' }]);
  });

  test('text takes a record for one', () => {
    expect(decode('text', gzipSync('a\nb\n'))).toEqual([{ text: 'a\nb\n' }]);
  });

  test.each(['json', 'lines', 'text'])('%s names what is no text', (format) => {
    expect(decode(format, BINARY)).toEqual([{ text: '/0E=', encoding: 'base64', problem: 'not UTF-8' }]);
  });

  test('hex and base64 show records as they are in the stream', () => {
    const data = gzipSync('a');
    expect(decode('hex', data)).toEqual([{ text: data.toString('hex'), encoding: 'hex' }]);
    expect(decode('base64', data)).toMatchObject([{ text: data.toString('base64'), encoding: 'base64' }]);
    expect([DECODERS.hex?.isRaw, DECODERS.base64?.isRaw, DECODERS.auto?.isRaw]).toEqual([true, true, undefined]);
  });
});
