import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { SPANS } from '../../../lambda/shared/access-line-scanner';
import { MAX_INFLATED_BYTES } from '../../../lambda/shared/bounded-inflate';
import { type LineVisitor, RECORD_SPACE, RecordReader } from '../../../lambda/shared/record-reader';

const LINE = '::1 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 512';
const reader = new RecordReader(Buffer.alloc(RECORD_SPACE));

describe('RecordReader', () => {
  test.each([
    ['one line', LINE, ['/a']],
    ['lines joined by newlines', `${LINE}\n${LINE}`, ['/a', '/a']],
    ['lines each with a newline', `${LINE}\n${LINE}\n`, ['/a', '/a']],
    ['lines of Windows', `${LINE}\r\nhello\r\n`, ['/a', 'hello']],
    ['empty lines', `\n\n${LINE}`, ['', '', '/a']],
    ['an empty record', '', ['']],
  ])('reads %s', (_, text, seen) => {
    expect(read(Buffer.from(text))).toEqual({ kind: 'lines', seen });
  });

  test('reads lines that were packed by gzip', () => {
    expect(read(gzipSync(`${LINE}\nhello\n`))).toEqual({ kind: 'lines', seen: ['/a', 'hello'] });
  });

  test('reads bytes as it reads base64', () => {
    const calls: unknown[] = [];
    const take = visitor((...call) => calls.push(call));
    expect(reader.read(Buffer.from(`${LINE}\nhello`), take)).toBe('lines');
    expect(calls).toEqual([
      ['/a', 0, {}],
      ['hello', 1, {}],
    ]);
    expect(reader.read(Buffer.alloc(RECORD_SPACE), take)).toBe('undecodable');
  });

  test('numbers the lines and gives them no origin', () => {
    const calls: unknown[] = [];
    reader.read(
      base64(Buffer.from(`${LINE}\nhello`)),
      visitor((...call) => calls.push(call)),
    );
    expect(calls).toEqual([
      ['/a', 0, {}],
      ['hello', 1, {}],
    ]);
  });

  test.each([true, false])('reads an envelope, each event as one line: gzip %p', (zipped) => {
    const envelope = Buffer.from(JSON.stringify(envelopeOf([`${LINE}\n`, 'a\nb', LINE.replace('/a', '/é')])));
    const calls: unknown[] = [];
    const kind = reader.read(
      base64(zipped ? gzipSync(envelope) : envelope),
      visitor((...call) => calls.push(call)),
    );
    const origin = { log_group: '/web', log_stream: 'host-1' };
    expect(kind).toBe('lines');
    expect(calls).toEqual([
      ['/a', 0, origin],
      ['a\nb', 1, origin],
      ['/é', 2, origin],
    ]);
  });

  test('knows a control message', () => {
    const envelope = { ...envelopeOf(['CWL CONTROL MESSAGE']), messageType: 'CONTROL_MESSAGE' };
    expect(read(gzipSync(JSON.stringify(envelope)))).toEqual({ kind: 'control message', seen: [] });
  });

  test('reads an envelope that it does not know as a line', () => {
    const text = JSON.stringify({ ...envelopeOf([]), messageType: 'OTHER' });
    expect(read(gzipSync(text))).toEqual({ kind: 'lines', seen: [text] });
  });

  test.each([
    ['damaged gzip', gzipSync(LINE).subarray(0, -9)],
    ['gzip of too much', gzipSync(Buffer.alloc(MAX_INFLATED_BYTES + 1))],
  ])('does not decode %s', (_, bytes) => {
    expect(read(bytes)).toEqual({ kind: 'undecodable', seen: [] });
  });

  test('replaces bytes that are not UTF-8', () => {
    expect(read(Buffer.from([0x68, 0xff, 0x69]))).toEqual({ kind: 'lines', seen: ['h\ufffdi'] });
  });

  test('does not see what earlier records left behind', () => {
    read(Buffer.from(JSON.stringify(envelopeOf([LINE]))));
    expect(read(Buffer.from('{'))).toEqual({ kind: 'lines', seen: ['{'] });
    read(gzipSync(LINE).subarray(0, -9));
    expect(read(Buffer.alloc(0))).toEqual({ kind: 'lines', seen: [''] });
    read(Buffer.from(LINE));
    expect(read(Buffer.from(LINE.slice(0, 20)))).toEqual({ kind: 'lines', seen: [LINE.slice(0, 20)] });
  });

  test('stops where the visitor wants no more', () => {
    const calls: unknown[] = [];
    const stopping = visitor((...call) => calls.push(call), false);
    reader.read(base64(Buffer.from(`${LINE}\n${LINE}`)), stopping);
    reader.read(base64(Buffer.from('a\nb')), stopping);
    reader.read(base64(Buffer.from(JSON.stringify(envelopeOf(['c', 'd'])))), stopping);
    expect(calls).toHaveLength(3);
  });

  test('reads as many lines as there are newlines, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(LINE, '', 'x', '\r', '{', '\0'), { minLength: 1 }), (lines) => {
        expect(read(Buffer.from(lines.map((line) => `${line}\n`).join(''))).seen).toHaveLength(lines.length);
      }),
    );
  });
});

function read(bytes: Buffer) {
  const seen: string[] = [];
  const kind = reader.read(
    base64(bytes),
    visitor((text) => seen.push(text)),
  );
  return { kind, seen };
}

/** Sees the path of an access line, and the text of any other. */
function visitor(see: (text: string, index: number, origin: object) => void, wanted = true): LineVisitor {
  const path = SPANS.indexOf('path');
  return {
    scanned({ bytes, starts, ends }, index, origin) {
      see(bytes.toString('latin1', starts[path], ends[path]), index, origin);
      return wanted;
    },
    parsed(row, index, origin) {
      see(row.raw ?? row.path ?? '', index, origin);
      return wanted;
    },
  };
}

function envelopeOf(messages: string[]) {
  const logEvents = messages.map((message, i) => ({ id: String(i), timestamp: 1431857103000, message }));
  return { messageType: 'DATA_MESSAGE', logGroup: '/web', logStream: 'host-1', logEvents };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64');
}
