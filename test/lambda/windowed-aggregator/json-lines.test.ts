import { gzipSync } from 'node:zlib';
import { Aggregator } from '../../../lambda/shared/kpl/aggregator';
import { linesOf } from '../../../lambda/windowed-aggregator/json-lines';

const base64 = (data: Buffer | string) => Buffer.from(data).toString('base64');

function aggregate(...contents: readonly (Buffer | string)[]): Buffer {
  const aggregator = new Aggregator(1_000_000);
  for (const content of contents) aggregator.add({ partitionKey: 'k', data: Buffer.from(content) });
  return aggregator.take()?.data as Buffer;
}

function envelope(messageType: string, ...messages: readonly string[]): Buffer {
  const logEvents = messages.map((message, i) => ({ id: String(i), timestamp: i, message }));
  return gzipSync(JSON.stringify({ messageType, logGroup: 'g', logStream: 's', logEvents }));
}

describe('linesOf', () => {
  test.each<[string, Buffer | string, string[]]>([
    ['one line', '{"a":1}', ['{"a":1}']],
    ['lines, but no blank ones', '{"a":1}\n\n \r\n{"b":2}\n', ['{"a":1}', '{"b":2}']],
    ['no line of an empty record', '', []],
    ['gzip', gzipSync('1\n2'), ['1', '2']],
    ['an aggregate', aggregate('1\n2', gzipSync('3'), '4'), ['1', '2', '3', '4']],
    ['an envelope of CloudWatch Logs', envelope('DATA_MESSAGE', '{"a":1}', '{"b":2}'), ['{"a":1}', '{"b":2}']],
    ['a control message of CloudWatch Logs, which holds none', envelope('CONTROL_MESSAGE', 'hello'), []],
  ])('reads %s', (_, data, lines) => {
    expect(linesOf(base64(data))).toEqual(lines);
  });

  test.each<[string, Buffer]>([
    ['damaged gzip', gzipSync('hello').subarray(0, -9)],
    ['damaged gzip in an aggregate', aggregate('1', gzipSync('hello').subarray(0, -9))],
    ['more than 16 MB, inflated', gzipSync(Buffer.alloc(16 * 2 ** 20 + 1, 'x'))],
    ['more than 16 MB in all of an aggregate', aggregate(...Array(3).fill(gzipSync(Buffer.alloc(6 * 2 ** 20, 'x'))))],
  ])('refuses %s', (_, data) => {
    expect(linesOf(base64(data))).toBeUndefined();
  });
});
