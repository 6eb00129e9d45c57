import { createHash } from 'node:crypto';
import { attributesDigest } from '../../../../toolkit/sandbox/sqs/attributes-digest';

describe('attributesDigest', () => {
  test('is none without attributes', () => {
    expect(attributesDigest({})).toBeUndefined();
  });

  test('is that of the service for a number', () => {
    const digest = attributesDigest({ timestamp: { DataType: 'Number', StringValue: '1493147359900' } });
    expect(digest).toBe('235c5c510d26fb653d073faed50ae77c');
  });

  test('takes names in their order', () => {
    const ordinal = { DataType: 'Number', StringValue: '1' };
    const category = { DataType: 'String', StringValue: 'test' };
    expect(attributesDigest({ ordinal, category })).toBe('d21ae90c49061e927f57df5f5d72be1f');
  });

  test('marks the bytes of a binary value as such', () => {
    const encoded = '\0\0\0\x03bin\0\0\0\x06Binary\x02\0\0\0\x02hi';
    const digest = createHash('md5').update(encoded, 'latin1').digest('hex');
    expect(attributesDigest({ bin: { DataType: 'Binary', BinaryValue: 'aGk=' } })).toBe(digest);
  });
});
