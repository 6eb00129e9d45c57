import { AwsError } from '../../kernel/aws-error';
import type { HttpRequest, HttpResponse } from '../../kernel/room';
import type { ObjectStore } from '../object-store';
import { xmlDocument } from './xml';

const MAX_KEYS = 1000;

interface Listing {
  readonly keys: string[];
  readonly commonPrefixes: string[];
  /** The last key or common prefix of the page, when more follow. */
  readonly last?: string;
}

export async function listObjects(store: ObjectStore, bucket: string, request: HttpRequest): Promise<HttpResponse> {
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const maxKeys = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : decodeToken(token);
  const keys = await store.keys(bucket, prefix);
  const page = paginate(keys, { prefix, delimiter, maxKeys, after });
  const encode = query.get('encoding-type') === 'url' ? encodeKey : (text: string) => text;
  const contents = await Promise.all(page.keys.map((key) => contentOf(store, bucket, key, encode)));
  const body = xmlDocument('ListBucketResult', {
    Name: bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxKeys: maxKeys,
    KeyCount: page.keys.length + page.commonPrefixes.length,
    IsTruncated: page.last !== undefined,
    EncodingType: query.get('encoding-type') ?? undefined,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: page.last && encodeToken(page.last),
    StartAfter: query.has('start-after') ? encode(query.get('start-after') as string) : undefined,
    Contents: contents,
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function paginate(
  keys: readonly string[],
  { prefix, delimiter, maxKeys, after }: { prefix: string; delimiter: string; maxKeys: number; after: string },
): Listing {
  const page: Listing = { keys: [], commonPrefixes: [] };
  let last = after;
  for (const key of keys) {
    const common = commonPrefix(key, prefix, delimiter);
    const entry = common ?? key;
    if (entry === last || Buffer.compare(Buffer.from(entry), Buffer.from(after)) <= 0) continue;
    if (page.keys.length + page.commonPrefixes.length >= maxKeys) return maxKeys > 0 ? { ...page, last } : page;
    (common === undefined ? page.keys : page.commonPrefixes).push(entry);
    last = entry;
  }
  return page;
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

async function contentOf(store: ObjectStore, bucket: string, key: string, encode: (text: string) => string) {
  const { size, lastModified, metadata } = await store.head(bucket, key);
  return {
    Key: encode(key),
    LastModified: new Date(lastModified).toISOString(),
    ETag: metadata.etag,
    Size: size,
    StorageClass: 'STANDARD',
  };
}

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
}

function encodeToken(last: string): string {
  return Buffer.from(last).toString('base64url');
}

function decodeToken(token: string): string {
  const last = Buffer.from(token, 'base64url').toString();
  if (encodeToken(last) !== token)
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  return last;
}
