import { AwsError } from '../../../../../toolkit/sandbox/kernel/aws-error';
import type { BucketService } from '../../../../../toolkit/sandbox/kernel/services';
import { readJsonPaths } from '../../../../../toolkit/sandbox/redshift/copy/json-paths';

const URL = 's3://b/paths';
const read = (text: string) => readJsonPaths(URL, { get: async () => Buffer.from(text) } as unknown as BucketService);

describe('readJsonPaths', () => {
  test('reads paths by periods, brackets and indexes', async () => {
    const paths = ['$.a', "$['b c'].d[0][12]", '$'];
    await expect(read(JSON.stringify({ jsonpaths: paths }))).resolves.toEqual([['a'], ['b c', 'd', 0, 12], []]);
  });

  test.each([
    ['{"jsonpaths":["a"]}', `Invalid JSONPath format: a in ${URL}`],
    ['{"jsonpaths":["$.a[*]"]}', `Invalid JSONPath format: $.a[*] in ${URL}`],
    ['{"paths":[]}', `Problem reading JSONPaths file ${URL}: it is not {"jsonpaths":["$..."]}`],
    ['[', `Problem reading JSONPaths file ${URL}: it is not {"jsonpaths":["$..."]}`],
  ])('%s is refused', async (text, message) => {
    await expect(read(text)).rejects.toEqual(new AwsError('Redshift.DataLoadFailed', message));
  });
});
