import { createHash } from 'node:crypto';
import { passwordDigest } from '../../../lambda/warehouse-setup/login';

describe('passwordDigest', () => {
  test('hashes the password with the bytes of its salt', () => {
    const salt = Buffer.alloc(32, 7);
    const digest = createHash('sha256')
      .update(Buffer.concat([Buffer.from('pässword'), salt]))
      .digest('hex');
    expect(passwordDigest('pässword', salt)).toBe(`sha256|${digest}|${'07'.repeat(32)}`);
  });

  test('is another each time', () => {
    expect(passwordDigest('password')).not.toBe(passwordDigest('password'));
  });
});
