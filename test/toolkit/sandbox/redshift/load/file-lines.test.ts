import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLines } from '../../../../../toolkit/sandbox/redshift/load/file-lines';
import { temporaryFolder } from '../../context';

const file = join(temporaryFolder(), 'data');

describe('readLines', () => {
  test('reads lines with either end, the last with or without', () => {
    writeFileSync(file, 'ä\r\nb\n\nc');
    expect(readLines(file, false)).toEqual(['ä', 'b', '', 'c']);
    writeFileSync(file, 'a\n');
    expect(readLines(file, false)).toEqual(['a']);
  });

  test('reads all members of a gzip file', () => {
    writeFileSync(file, Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]));
    expect(readLines(file, true)).toEqual(['a', 'b']);
  });

  test('tells lines apart that are not UTF-8', () => {
    writeFileSync(file, Buffer.from([0x61, 0x0a, 0xff, 0x62, 0x0a, 0x63]));
    expect(readLines(file, false)).toEqual(['a', undefined, 'c']);
  });

  test('replaces what is not UTF-8 when told by what', () => {
    writeFileSync(file, Buffer.from([0xff, 0x62, 0x0a]));
    expect(readLines(file, false, '?')).toEqual(['?b']);
  });

  test('refuses a file that is not compressed as said', () => {
    writeFileSync(file, 'plain');
    expect(() => readLines(file, true)).toThrow(new Error('incorrect header check'));
  });
});
