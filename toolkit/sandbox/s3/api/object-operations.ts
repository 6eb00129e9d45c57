import { closeSync, createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '../../kernel/room';
import type { ObjectStore, OpenObject } from '../object-store';
import type { StoredObject } from '../stored-metadata';
import { byteRange } from './byte-range';
import { copySource } from './copy-source';
import { headersOf, metadataOf } from './object-headers';
import { requestBody } from './request-body';
import { xmlDocument } from './xml';

export async function putObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const { data, checksums } = requestBody(request);
  const { etag } = await store.put(bucket, key, data, { ...metadataOf(request.headers), checksums });
  return { status: 200, headers: { etag, ...checksums } };
}

export async function getObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const object = store.open(bucket, key);
  let response: HttpResponse | undefined;
  try {
    response = contentOf(object, request);
    return response;
  } finally {
    if (!(response?.body instanceof Readable)) closeSync(object.fd);
  }
}

function contentOf(object: OpenObject, request: HttpRequest): HttpResponse {
  if (isKnownToReader(object, request)) return { status: 304, headers: headersOf(object) };
  const range = byteRange(request.headers.range, object.size);
  const body = object.size > 0 ? bodyOf(object, range) : '';
  if (range === undefined) {
    const headers = { ...headersOf(object), ...checksumsOf(object, request), 'content-length': String(object.size) };
    return { status: 200, headers, body };
  }
  const { first, last } = range;
  const contentRange = `bytes ${first}-${last}/${object.size}`;
  const headers = { ...headersOf(object), 'content-range': contentRange, 'content-length': String(last - first + 1) };
  return { status: 206, headers, body };
}

export async function headObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const object = await store.head(bucket, key);
  const headers = { ...headersOf(object), ...checksumsOf(object, request), 'content-length': String(object.size) };
  return { status: 200, headers };
}

export function deleteObject(store: ObjectStore, bucket: string, key: string): HttpResponse {
  store.remove(bucket, key);
  return { status: 204 };
}

export async function copyObject(
  store: ObjectStore,
  bucket: string,
  key: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const source = copySource(request.headers['x-amz-copy-source'] as string);
  const { metadata } = await store.head(source.bucket, source.key);
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const body = await store.get(source.bucket, source.key);
  const kept = replaces ? metadataOf(request.headers) : metadata;
  const { etag } = await store.put(bucket, key, body, { ...kept, reason: 'CopyObject' });
  const { lastModified } = await store.head(bucket, key);
  const result = { LastModified: new Date(lastModified).toISOString(), ETag: etag };
  return { status: 200, body: xmlDocument('CopyObjectResult', result) };
}

function isKnownToReader(object: StoredObject, request: HttpRequest): boolean {
  return request.headers['if-none-match'] === object.metadata.etag;
}

function checksumsOf(object: StoredObject, request: HttpRequest): Readonly<Record<string, string>> {
  return request.headers['x-amz-checksum-mode'] === 'ENABLED' ? (object.metadata.checksums ?? {}) : {};
}

function bodyOf({ fd }: OpenObject, range: { first: number; last: number } | undefined): Readable {
  return createReadStream('', { fd, ...(range && { start: range.first, end: range.last }) });
}
