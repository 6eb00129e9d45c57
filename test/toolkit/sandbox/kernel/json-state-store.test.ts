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

  test('names the file that cannot be read', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'torn.json'), '{"half":');

    expect(() => new JsonStateStore(folder).read('torn')).toThrow(`state ${join(folder, 'torn.json')} cannot be read`);
  });
});
