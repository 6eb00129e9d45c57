import { ByteWriter } from '../../../lambda/shared/byte-writer';

const SHORT = 'short';
const LONG = 'long enough to be copied in one call';

describe('ByteWriter', () => {
  test.each([SHORT, LONG])('appends %p from memory and from the block itself', (text) => {
    const block = Buffer.alloc(200);
    block.write(text);
    const writer = new ByteWriter(block, 100);
    writer.append(Buffer.from(text));
    writer.appendRange(0, text.length);
    expect(block.toString('utf8', 100, writer.end)).toBe(text + text);
    expect(writer.length).toBe(2 * text.length);
  });

  test.each([0, 7, 10, 1_234_567_890])('appends the digits of %p', (value) => {
    const block = Buffer.alloc(20);
    const writer = new ByteWriter(block, 5);
    writer.appendInteger(value);
    expect(block.toString('utf8', 5, writer.end)).toBe(String(value));
  });

  test('appends text that stands for itself in JSON', () => {
    const writer = new ByteWriter(Buffer.alloc(20), 5);
    expect(writer.appendPlain('shard 7-0')).toBe(true);
    expect(Buffer.from(writer.toBase64(), 'base64').toString()).toBe('shard 7-0');
  });

  test.each(['"', '\\', '\n', 'é', '\ud83d\ude00'])('appends nothing of a text with %j', (character) => {
    const writer = new ByteWriter(Buffer.alloc(20), 5);
    expect(writer.appendPlain(`ab${character}`)).toBe(false);
    expect(writer.length).toBe(0);
  });

  test('encodes what was appended since it was cleared', () => {
    const writer = new ByteWriter(Buffer.alloc(20), 5);
    writer.appendText('gone');
    writer.clear();
    writer.appendText('é');
    writer.appendByte(33);
    expect(Buffer.from(writer.toBase64(), 'base64').toString()).toBe('é!');
  });
});
