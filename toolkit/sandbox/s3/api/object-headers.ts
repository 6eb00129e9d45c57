import type { PutOptions } from '../object-store';
import type { StoredObject } from '../stored-metadata';

const CUSTOM_PREFIX = 'x-amz-meta-';
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

/** What the headers of a PUT say of the object, besides its checksums. */
export function metadataOf(headers: Readonly<Record<string, string>>): PutOptions {
  const custom = Object.entries(headers).filter(([name]) => name.startsWith(CUSTOM_PREFIX));
  const contentEncoding = withoutChunking(headers['content-encoding']);
  return {
    ...(headers['content-type'] !== undefined && { contentType: headers['content-type'] }),
    ...(contentEncoding !== '' && { contentEncoding }),
    ...(custom.length > 0 && {
      custom: Object.fromEntries(custom.map(([name, value]) => [name.slice(CUSTOM_PREFIX.length), value])),
    }),
    ifAbsent: headers['if-none-match'] === '*',
    ...(headers['if-match'] !== undefined && { ifMatch: headers['if-match'] }),
  };
}

/** What an answer says of an object, besides its length. */
export function headersOf(object: StoredObject): Record<string, string> {
  const { contentType, contentEncoding, custom = {}, etag } = object.metadata;
  return {
    'accept-ranges': 'bytes',
    'content-type': contentType ?? DEFAULT_CONTENT_TYPE,
    etag,
    'last-modified': new Date(object.lastModified).toUTCString(),
    ...(contentEncoding !== undefined && { 'content-encoding': contentEncoding }),
    ...Object.fromEntries(Object.entries(custom).map(([name, value]) => [CUSTOM_PREFIX + name, value])),
  };
}

/** `aws-chunked` describes the request, not the object. */
function withoutChunking(contentEncoding = ''): string {
  const encodings = contentEncoding.split(',').map((encoding) => encoding.trim());
  return encodings.filter((encoding) => encoding !== 'aws-chunked' && encoding !== '').join(',');
}
