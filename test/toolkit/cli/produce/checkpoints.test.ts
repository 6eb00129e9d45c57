import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFile } from '../../../../toolkit/cli/produce/checkpoint-file';
import { Checkpoints } from '../../../../toolkit/cli/produce/checkpoints';
import { temporaryFolder } from '../../sandbox/context';

const START = { bytes: 0, lines: 0, tooLong: 0 };
const DONE = { bytes: 100, lines: 10, tooLong: 1 };

function path(content?: string): string {
  const file = join(temporaryFolder(), 'places.json');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

describe('Checkpoints', () => {
  test('begin at the start of each source', () => {
    expect(new Checkpoints().of('/a.log')).toEqual(START);
  });

  test('are kept by source, and added up', () => {
    const checkpoints = new Checkpoints();
    checkpoints.remember('/a.log', DONE);
    checkpoints.remember('/b.log', DONE);
    checkpoints.remember('/b.log', { ...DONE, bytes: 200, lines: 20 });
    expect(checkpoints.of('/a.log')).toEqual(DONE);
    expect(checkpoints.total()).toEqual({ bytes: 300, lines: 30, tooLong: 2 });
  });
});

describe('checkpointFile', () => {
  test('keeps places from run to run, by target', () => {
    const file = path();
    const open = (target: string) => new Checkpoints(checkpointFile(file, target));
    open('stream a').remember('/a.log', DONE);
    open('stream b').remember('/b.log', DONE);
    expect(open('stream a').of('/a.log')).toEqual(DONE);
    expect(open('stream b').of('/a.log')).toEqual(START);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['stream a', 'stream b']);
  });

  test.each([
    'lines',
    '[1]',
    'null',
    '{"stream a":7}',
    '{"stream a":{"/a.log":{"bytes":1}}}',
    '{"stream a":{"/a.log":{"bytes":"1","lines":1,"tooLong":0}}}',
  ])('refuses a file that holds %s', (content) => {
    const file = path(content);
    expect(() => checkpointFile(file, 'stream a')).toThrow(
      expect.objectContaining({ name: 'UsageError', message: `--checkpoint ${file}: not a checkpoint file` }),
    );
  });

  test('refuses what cannot be read', () => {
    const folder = temporaryFolder();
    expect(() => checkpointFile(folder, 'stream a')).toThrow(
      `--checkpoint ${folder}: EISDIR: illegal operation on a directory, read`,
    );
  });
});
