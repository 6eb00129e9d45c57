import { EventReader } from '../../../../../toolkit/sandbox/lambda/runtime/event-reader';

const EVENT = '{"Records":[{"kinesis":{"data":"eA=="}}],"__proto__":{"a":null},"empty":[]}';

describe('EventReader', () => {
  test.each(['null', '7', '"text"', '[]', EVENT])('reads %s again as it was', (text) => {
    const reader = new EventReader();
    const read = [reader.read(text), reader.read(), reader.read()];
    expect(read.map((event) => JSON.stringify(event))).toEqual([text, text, text]);
  });

  test('gives each invocation an event of its own', () => {
    const reader = new EventReader();
    const read = (text?: string) => reader.read(text) as { Records: { kinesis: { data: string } }[] };
    for (const event of [read(EVENT), read(), read()]) {
      expect(event.Records).toHaveLength(1);
      Object.assign(event.Records[0]?.kinesis ?? {}, { data: 'changed' });
      event.Records.push({ kinesis: { data: 'added' } });
    }
    expect(JSON.stringify(read())).toBe(EVENT);
  });

  test('reads another event after one that came again', () => {
    const reader = new EventReader();
    reader.read('1');
    reader.read();
    expect([reader.read('2'), reader.read()]).toEqual([2, 2]);
  });

  test('reads an event again however deep it is', () => {
    const depth = 100_000;
    const reader = new EventReader();
    reader.read('['.repeat(depth) + ']'.repeat(depth));
    let found = 0;
    for (let event = reader.read() as unknown[]; Array.isArray(event); event = event[0] as unknown[]) found++;
    expect(found).toBe(depth);
  });

  test('fails on every invocation with what is no JSON', () => {
    const reader = new EventReader();
    expect(() => reader.read('{')).toThrow(SyntaxError);
    expect(() => reader.read()).toThrow(SyntaxError);
  });
});
