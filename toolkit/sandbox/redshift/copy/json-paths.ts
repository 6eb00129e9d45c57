import type { BucketService } from '../../kernel/services';
import { loadFailure, readObject } from './source-files';

/** The keys and indexes that lead to a value. */
export type JsonPath = readonly (string | number)[];

const PATH = /^\$(?:\.[^.[\]]+|\['[^']*'\]|\[\d+\])*$/;
const STEPS = /\.([^.[\]]+)|\['([^']*)'\]|\[(\d+)\]/g;

/** The paths of a JSONPaths file. @throws AwsError for a file that is missing, or no such file */
export async function readJsonPaths(url: string, buckets: BucketService): Promise<JsonPath[]> {
  const content = await readObject(url, 'JSONPaths', buckets);
  return pathsOf(url, content.toString('utf8')).map((path) => {
    if (!PATH.test(path)) throw loadFailure(`Invalid JSONPath format: ${path} in ${url}`);
    return steps(path);
  });
}

function pathsOf(url: string, content: string): string[] {
  const problem = loadFailure(`Problem reading JSONPaths file ${url}: it is not {"jsonpaths":["$..."]}`);
  try {
    const { jsonpaths } = JSON.parse(content);
    if (Array.isArray(jsonpaths) && jsonpaths.every((path) => typeof path === 'string')) return jsonpaths;
  } catch {
    throw problem;
  }
  throw problem;
}

function steps(path: string): JsonPath {
  return [...path.matchAll(STEPS)].map(([, plain, quoted, index]) => plain ?? quoted ?? Number(index));
}
