import { UnreadableInput } from '../../../../../../toolkit/sandbox/kernel/unreadable-input';
import { requireServerUrl } from '../../../../../../toolkit/sandbox/redshift/engine/server/server-url';

describe('requireServerUrl', () => {
  test.each(['postgres://127.0.0.1', 'postgresql://user:secret@[::1]:5433/db?sslmode=require'])(
    '%s is taken',
    (url) => {
      expect(() => requireServerUrl('url', url)).not.toThrow();
    },
  );

  test.each([
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['postgres://', 'postgres://'],
    ['127.0.0.1:5432', '127.0.0.1:5432'],
    ['mysql://root:secret@127.0.0.1', 'mysql://root:***@127.0.0.1'],
  ])('%s is refused, its password untold', (url, told) => {
    const message = `Sandbox: warehouse url must be postgres://user@host:port/database, got ${told}`;
    expect(() => requireServerUrl('Sandbox: warehouse url', url)).toThrow(new UnreadableInput(message));
  });
});
