import type { BucketService } from '../kernel/services';
import { readJsonPaths } from './copy/json-paths';
import { isCopy, parseCopy } from './copy/parse-copy';
import { sourceFiles } from './copy/source-files';
import { toPostgres } from './dialect/to-postgres';
import type { EngineStatement } from './engine/engine-request';
import { type NamedParameter, toPositional } from './sql/named-parameters';

/** Makes one statement of Redshift ready for the engine: loads find their files, all else is translated. */
export async function prepareStatement(
  sql: string,
  buckets: BucketService,
  parameters: readonly NamedParameter[] = [],
): Promise<EngineStatement> {
  if (!isCopy(sql)) return { type: 'sql', ...toPositional(toPostgres(sql), parameters) };
  const command = parseCopy(sql);
  const files = await sourceFiles(command, buckets);
  const { format } = command;
  const jsonPaths = format.type === 'jsonpaths' ? await readJsonPaths(format.url, buckets) : undefined;
  return { type: 'load', command, files, jsonPaths };
}
