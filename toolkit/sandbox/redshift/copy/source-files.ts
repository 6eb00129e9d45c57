import { existsSync } from 'node:fs';
import { AwsError } from '../../kernel/aws-error';
import type { BucketService } from '../../kernel/services';
import type { CopyCommand } from './copy-command';

/** An object that a COPY reads, and the file that holds it. */
export interface SourceFile {
  readonly url: string;
  readonly path: string;
}

interface ManifestEntry {
  readonly url: string;
  readonly mandatory?: boolean;
}

/** @throws AwsError when the manifest, or an object that must be there, is missing */
export async function sourceFiles(command: CopyCommand, buckets: BucketService): Promise<SourceFile[]> {
  return command.manifest ? filesOfManifest(command.source, buckets) : filesUnderPrefix(command.source, buckets);
}

async function filesUnderPrefix(source: string, buckets: BucketService): Promise<SourceFile[]> {
  const { bucket, key: prefix } = splitUrl(source);
  const objects = await buckets.list(bucket, prefix);
  if (objects.length === 0) throw loadFailure(`The specified S3 prefix '${prefix}' does not exist`);
  return objects.map(({ key }) => ({ url: `s3://${bucket}/${key}`, path: buckets.file(bucket, key) }));
}

async function filesOfManifest(source: string, buckets: BucketService): Promise<SourceFile[]> {
  const entries = readManifest(source, await readObject(source, 'manifest', buckets));
  return entries.flatMap(({ url, mandatory }) => {
    const { bucket, key } = splitUrl(url);
    const path = buckets.file(bucket, key);
    if (existsSync(path)) return [{ url, path }];
    if (mandatory) throw loadFailure(`Problem reading manifest file ${source}: ${url} does not exist`);
    return [];
  });
}

/** @throws AwsError when it is missing */
export async function readObject(url: string, kind: string, buckets: BucketService): Promise<Buffer> {
  const { bucket, key } = splitUrl(url);
  try {
    return await buckets.get(bucket, key);
  } catch (error) {
    throw loadFailure(`Problem reading ${kind} file ${url}: ${(error as Error).message}`);
  }
}

function readManifest(source: string, content: Buffer): readonly ManifestEntry[] {
  const problem = loadFailure(`Problem reading manifest file ${source}: it is not {"entries":[{"url":"s3://..."}]}`);
  try {
    const { entries } = JSON.parse(content.toString('utf8'));
    if (Array.isArray(entries) && entries.every(({ url }) => /^s3:\/\/[^/]+\/./.test(url))) return entries;
  } catch {
    throw problem;
  }
  throw problem;
}

export function loadFailure(message: string): AwsError {
  return new AwsError('Redshift.DataLoadFailed', message);
}

export function splitUrl(url: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/([\s\S]+)$/.exec(url) as unknown as [string, string, string];
  return { bucket, key };
}
