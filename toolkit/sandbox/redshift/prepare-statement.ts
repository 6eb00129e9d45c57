import type { BucketService } from '../kernel/services';
import type { CopyCommand } from './copy/copy-command';
import { readJsonPaths } from './copy/json-paths';
import { isCopy, parseCopy } from './copy/parse-copy';
import { type SourceFile, sourceFiles } from './copy/source-files';
import { toPostgres } from './dialect/to-postgres';
import type { EngineStatement, LoadStatement } from './engine/engine-request';
import { type NamedParameter, toPositional } from './sql/named-parameters';

/**
 * Makes one statement of Redshift ready for the engine: loads find their files, all else is translated.
 *
 * @param bucketsOf buckets as a role reads them; as the default role does where none is named
 */
export async function prepareStatement(
  sql: string,
  bucketsOf: (roleArn?: string) => BucketService,
  parameters: readonly NamedParameter[] = [],
): Promise<EngineStatement> {
  if (!isCopy(sql)) return { type: 'sql', ...toPositional(toPostgres(sql), parameters) };
  const command = parseCopy(sql);
  return prepareLoad(command, bucketsOf(command.roleArn));
}

/** @param files default - what the command names as its source */
export async function prepareLoad(
  command: CopyCommand,
  buckets: BucketService,
  files?: readonly SourceFile[],
): Promise<LoadStatement> {
  const { format } = command;
  const jsonPaths = format.type === 'jsonpaths' ? await readJsonPaths(format.url, buckets) : undefined;
  return { type: 'load', command, files: files ?? (await sourceFiles(command, buckets)), jsonPaths };
}
