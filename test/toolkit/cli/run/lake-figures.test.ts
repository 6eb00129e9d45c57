import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { lakeFigures } from '../../../../toolkit/cli/run/lake-figures';
import { delivered } from './delivered';

const ROW = '{"event_id":"1","status":200}';
const OTHER_ROW = '{"event_id":"2","status":200}';
const MALFORMED_ROW = '{"event_id":"3","parse_error":"no request","raw":"x"}';

describe('lakeFigures', () => {
  test('counts objects, rows and malformed rows, compressed or not', async () => {
    const sandbox = await delivered({
      'rows/2026/a': `${ROW}\n${OTHER_ROW}\n`,
      'rows/2026/b.gz': gzipSync(`${MALFORMED_ROW}\n`),
    });
    expect(await lakeFigures(sandbox)).toEqual({
      objects: 2,
      rows: 3,
      malformed: 1,
      distinctRows: 3,
      folders: [join(sandbox.dataDir, 's3', 'lake')],
    });
  });

  test('counts a repeated row once among the distinct', async () => {
    const sandbox = await delivered({ 'rows/2026/a': `${ROW}\n`, 'rows/2026/b': `${ROW}\n${OTHER_ROW}\n` });
    expect(await lakeFigures(sandbox)).toMatchObject({ rows: 3, distinctRows: 2 });
  });

  test('knows no distinct rows where one of them has no event_id', async () => {
    const sandbox = await delivered({ 'rows/2026/a': `${ROW}\nplain text\n42\n` });
    expect(await lakeFigures(sandbox)).toMatchObject({ rows: 3, malformed: 0, distinctRows: undefined });
  });

  test('leaves out what lies elsewhere in the bucket', async () => {
    const sandbox = await delivered({ 'errors/processing-failed/a': `${ROW}\n`, 'other/b': `${ROW}\n` });
    expect(await lakeFigures(sandbox)).toMatchObject({ objects: 0, rows: 0, distinctRows: 0 });
  });
});
