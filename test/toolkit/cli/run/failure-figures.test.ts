import { gzipSync } from 'node:zlib';
import { failureFigures } from '../../../../toolkit/cli/run/failure-figures';
import { delivered } from './delivered';

function failed(data: string | Buffer): string {
  return `${JSON.stringify({ attemptsMade: 4, rawData: Buffer.from(data).toString('base64') })}\n`;
}

describe('failureFigures', () => {
  test('counts records under the error prefix, and the lines in them', async () => {
    const sandbox = await delivered({
      'errors/processing-failed/a': failed('one\ntwo\n') + failed('three'),
      'errors/format-conversion-failed/b': failed('\n'),
      'rows/2026/c': failed('delivered'),
    });
    expect(await failureFigures(sandbox, 's3')).toEqual({ records: 3, lines: 4 });
  });

  test('counts the lines of a compressed record', async () => {
    const sandbox = await delivered({ 'errors/processing-failed/a': failed(gzipSync('one\ntwo\n')) });
    expect(await failureFigures(sandbox, 's3')).toEqual({ records: 1, lines: 2 });
  });

  test('counts the records of a manifest nowhere', async () => {
    const sandbox = await delivered({ 'errors/manifests/a': '{"entries":[{"url":"s3://lake/rows/a"}]}' });
    expect(await failureFigures(sandbox, 's3')).toEqual({ records: 0, lines: 0 });
  });

  test('counts what one kind of delivery stream failed', async () => {
    const sandbox = await delivered({ 'errors/processing-failed/a': failed('one') });
    expect(await failureFigures(sandbox, 'redshift')).toEqual({ records: 0, lines: 0 });
  });
});
