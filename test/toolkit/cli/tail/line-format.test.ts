import type { Entry } from '../../../../toolkit/cli/tail/decode';
import { LINE_FORMATS } from '../../../../toolkit/cli/tail/line-format';
import { StreamLine } from '../../../../toolkit/cli/tail/stream-line';

const PLACE = {
  shardId: 'shardId-000000000000',
  sequenceNumber: '49',
  subSequenceNumber: 2,
  partitionKey: 'k\u009b',
  arrivalTime: new Date('2026-01-05T09:00:00Z'),
};

function format(output: string, entry: Entry): string | undefined {
  return LINE_FORMATS[output]?.(new StreamLine(entry, PLACE, 3));
}

describe('text', () => {
  test('spells out what could steer a terminal, and leaves tabs and newlines', () => {
    expect(format('text', { text: 'a\tb\nc\u001b[2J\r\u0007\u009b1m\u007f' })).toBe(
      'a\tb\nc\\u001b[2J\\u000d\\u0007\\u009b1m\\u007f\n',
    );
  });
});

describe('ndjson', () => {
  const FRAME =
    '{"eventId":"49-2-3","shardId":"shardId-000000000000","sequenceNumber":"49","partitionKey":"k\\u009b","arrivalTime":"2026-01-05T09:00:00.000Z"';

  test('tells where a line stands', () => {
    expect(format('ndjson', { text: 'a "b"\n' })).toBe(`${FRAME},"data":"a \\"b\\"\\n"}\n`);
  });

  test('embeds JSON as it was written', () => {
    const text = '{\r\n\t"id": 12345678901234567890,\t"x": "\u009b\u007f"}';
    const line = format('ndjson', { text, encoding: 'json' }) ?? '';
    expect(line).toBe(`${FRAME},"data":{   "id": 12345678901234567890, "x": "\\u009b\\u007f"}}\n`);
    expect(JSON.parse(line).data).toEqual(JSON.parse(text));
  });

  test('names the encoding of bytes', () => {
    expect(format('ndjson', { text: '/0E=', encoding: 'base64' })).toBe(
      `${FRAME},"encoding":"base64","data":"/0E="}\n`,
    );
  });
});
