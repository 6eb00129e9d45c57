import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonStateStore } from '../../../../toolkit/sandbox/kernel/json-state-store';
import { temporaryFolder } from '../context';

describe('JsonStateStore', () => {
  test('gives back what was written, also to the next store on the folder', () => {
    const folder = temporaryFolder();
    new JsonStateStore(folder).write('mappings/a', { checkpoint: '49' });

    expect(new JsonStateStore(folder).read('mappings/a')).toEqual({ checkpoint: '49' });
  });

  test('knows nothing that was not written', () => {
    expect(new JsonStateStore(temporaryFolder()).read('mappings/a')).toBeUndefined();
  });

  test('keeps any key inside its folder', () => {
    const parent = temporaryFolder();
    const store = new JsonStateStore(join(parent, 'state'));
    store.write('a/../../outside', 1);
    store.write('b/c:d?*', 2);

    expect(readdirSync(parent)).toEqual(['state']);
    expect([store.read('a/../../outside'), store.read('b/c:d?*')]).toEqual([1, 2]);
  });

  test('lists the keys below another, and forgets what is removed', () => {
    const store = new JsonStateStore(temporaryFolder());
    for (const key of ['a/x.1', 'a/y?', 'a/b/c', 'ab']) store.write(key, 1);
    expect([...store.keys('a')].sort()).toEqual(['a/x.1', 'a/y?']);
    store.remove('a/x.1');
    expect([store.keys('a'), store.read('a/x.1'), store.keys('none')]).toEqual([['a/y?'], undefined, []]);
  });

  test('ignores a document whose writing was cut off', () => {
    const folder = temporaryFolder();
    const store = new JsonStateStore(folder);
    store.write('a/b', 1);
    writeFileSync(join(folder, 'a', 'b.json.new'), '{"half":');
    writeFileSync(join(folder, 'a', 'c.json.new'), '{"half":');
    expect([store.read('a/b'), store.keys('a')]).toEqual([1, ['a/b']]);
  });

  test('neither writes nor removes once it is frozen', () => {
    const store = new JsonStateStore(temporaryFolder());
    store.write('a', 1);
    store.freeze();
    store.write('a', 2);
    store.remove('a');
    expect(store.read('a')).toBe(1);
  });

  test('names the file that cannot be read', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'torn.json'), '{"half":');

    expect(() => new JsonStateStore(folder).read('torn')).toThrow(`state ${join(folder, 'torn.json')} cannot be read`);
  });
});
