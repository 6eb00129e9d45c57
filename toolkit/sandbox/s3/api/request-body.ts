import { AwsError } from '../../kernel/aws-error';
import type { HttpRequest } from '../../kernel/room';
import { verifyChecksums } from './checksums';

export interface RequestBody {
  readonly data: Buffer;
  readonly checksums: Readonly<Record<string, string>>;
}

const LINE_END = '\r\n';

/** The object in a request, out of its chunks where there are any, and verified. SDKs send chunks with a trailing checksum. */
export function requestBody(request: HttpRequest): RequestBody {
  const { headers } = request;
  if (!headers['x-amz-content-sha256']?.startsWith('STREAMING-')) {
    return { data: request.body, checksums: verifyChecksums(request.body, headers) };
  }
  const { data, trailers } = decodeChunks(request.body);
  const expected = headers['x-amz-decoded-content-length'];
  if (expected !== undefined && Number(expected) !== data.length) throw incomplete();
  return { data, checksums: verifyChecksums(data, { ...headers, ...trailers }) };
}

function decodeChunks(body: Buffer): { data: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = requireLineEnd(body, at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size >= 0)) throw incomplete();
    at = lineEnd + LINE_END.length;
    if (size === 0) return { data: Buffer.concat(chunks), trailers: trailersOf(body.toString('latin1', at)) };
    chunks.push(body.subarray(at, at + size));
    at += size + LINE_END.length;
  }
}

function trailersOf(text: string): Record<string, string> {
  const lines = text.split(LINE_END).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function requireLineEnd(body: Buffer, from: number): number {
  const at = body.indexOf(LINE_END, from, 'latin1');
  if (at < 0) throw incomplete();
  return at;
}

function incomplete(): AwsError {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new AwsError('IncompleteBody', message);
}
