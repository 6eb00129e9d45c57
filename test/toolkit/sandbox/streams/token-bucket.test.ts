import { TokenBucket } from '../../../../toolkit/sandbox/streams/token-bucket';

describe('TokenBucket', () => {
  test('is full at first', () => {
    expect(new TokenBucket(10, 5).available(0)).toBe(10);
  });

  test('fills at its rate, up to its capacity', () => {
    const bucket = new TokenBucket(10, 5);
    bucket.available(0);
    bucket.take(10);
    expect(bucket.available(500)).toBe(2.5);
    expect(bucket.available(60_000)).toBe(10);
  });

  test('pays back what it owes before it has anything again', () => {
    const bucket = new TokenBucket(10, 5);
    bucket.available(0);
    bucket.take(20);
    expect(bucket.available(2000)).toBe(0);
    expect(bucket.available(3000)).toBe(5);
  });

  test('holds more once it is resized', () => {
    const bucket = new TokenBucket(10, 5);
    bucket.available(0);
    bucket.resize(100);
    expect(bucket.available(60_000)).toBe(100);
  });
});
