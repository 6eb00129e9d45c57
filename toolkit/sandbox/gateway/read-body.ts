import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Incoming } from './http-message';

const inflate = promisify(gunzip);

export class BodyTooLarge extends Error {}

/** The whole body. A JSON request may be compressed; objects of S3 are stored as they come. */
export async function readBody(request: Incoming, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge(tooLarge(limit));
    chunks.push(chunk);
  }
  const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const isCompressed = request.headers['content-encoding'] === 'gzip' && 'x-amz-target' in request.headers;
  return isCompressed ? inflated(body, limit) : body;
}

function inflated(body: Buffer, limit: number): Promise<Buffer> {
  return inflate(body, { maxOutputLength: limit }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new BodyTooLarge(tooLarge(limit)) : error;
  });
}

function tooLarge(limit: number): string {
  return `a request body must be at most ${limit} bytes`;
}
