import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { clearDataDirectory, DataDirectory } from '../../../toolkit/sandbox/data-directory';
import { UnreadableInput } from '../../../toolkit/sandbox/kernel/unreadable-input';
import { temporaryFolder } from './context';

/** Whoever runs the tests lives as long as they do. */
const OTHER_PROCESS = process.ppid;
/** Past the highest process id of any system. */
const NO_PROCESS = 2 ** 30;

function folderOf(processId: number | ''): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sandbox.pid'), String(processId));
  return folder;
}

describe('DataDirectory', () => {
  test('is a temporary folder by default, which goes when it is released', () => {
    const directory = new DataDirectory();
    expect(dirname(directory.path)).toBe(tmpdir());
    writeFileSync(join(directory.path, 'some.json'), '{}');

    directory.release();
    expect(existsSync(directory.path)).toBe(false);
  });

  test('makes a folder where there is none, and keeps it when it is released', () => {
    const path = join(temporaryFolder(), 'deep', 'data');
    const directory = new DataDirectory(path);
    expect(directory.path).toBe(path);
    expect(readFileSync(join(path, 'sandbox.pid'), 'utf8')).toBe(String(process.pid));

    directory.release();
    expect(readdirSync(path)).toEqual(['sandbox.pid']);
    new DataDirectory(path).release();
  });

  test('takes the folder of a sandbox that was killed', () => {
    const path = folderOf(NO_PROCESS);
    new DataDirectory(path);
    expect(readFileSync(join(path, 'sandbox.pid'), 'utf8')).toBe(String(process.pid));
  });

  test('takes the folder of a sandbox that was killed and had the id of this process, as in a container', () => {
    const path = folderOf(process.pid);
    new DataDirectory(path).release();
    expect(readFileSync(join(path, 'sandbox.pid'), 'utf8')).toBe('');
  });

  test('refuses the folder of a sandbox of this process', () => {
    const directory = new DataDirectory(temporaryFolder());
    expect(() => new DataDirectory(directory.path)).toThrow(
      new UnreadableInput(`${directory.path}: in use by the sandbox of process ${process.pid}`),
    );
    directory.release();
  });

  test('refuses the folder of a sandbox that runs', () => {
    const path = folderOf(OTHER_PROCESS);
    expect(() => new DataDirectory(path)).toThrow(
      new UnreadableInput(`${path}: in use by the sandbox of process ${OTHER_PROCESS}`),
    );
  });

  test('refuses a folder with the files of something else, and leaves them alone', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'letters.txt'), 'dear');
    expect(() => new DataDirectory(path)).toThrow(new UnreadableInput(`${path}: holds other files than a sandbox's`));
    expect(readdirSync(path)).toEqual(['letters.txt']);
  });

  test('refuses a file', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(() => new DataDirectory(path)).toThrow(new UnreadableInput(`${path}: not a folder`));
  });

  test('says why a folder cannot be made', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const path = join(file, 'data');
    expect(() => new DataDirectory(path)).toThrow(new UnreadableInput(`${path}: the folder cannot be made: ENOTDIR`));
  });
});

describe('clearDataDirectory', () => {
  test('empties what a sandbox left behind', () => {
    const path = folderOf('');
    mkdirSync(join(path, 's3'));
    clearDataDirectory(path);
    expect(existsSync(path)).toBe(false);
  });

  test('is content with no folder', () => {
    const path = join(temporaryFolder(), 'none');
    clearDataDirectory(path);
    expect(existsSync(path)).toBe(false);
  });

  test('leaves the folder of a sandbox that runs', () => {
    const path = folderOf(OTHER_PROCESS);
    expect(() => clearDataDirectory(path)).toThrow(
      new UnreadableInput(`${path}: in use by the sandbox of process ${OTHER_PROCESS}`),
    );
    expect(existsSync(path)).toBe(true);
  });

  test('leaves the files of something else', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'letters.txt'), 'dear');
    expect(() => clearDataDirectory(path)).toThrow(new UnreadableInput(`${path}: holds other files than a sandbox's`));
    expect(readdirSync(path)).toEqual(['letters.txt']);
  });
});
