import { Readable } from 'node:stream';
import type { HttpResponse } from '../kernel/room';
import type { Outgoing } from './http-message';

/** Writes a response; HEAD and empty bodies included. */
export function send(response: Outgoing, { status, headers = {}, body }: HttpResponse): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body instanceof Readable) {
    body.on('error', () => response.end());
    response.on('close', () => body.destroy());
    body.pipe(response as NodeJS.WritableStream);
    return;
  }
  if (!('content-length' in lowerCase(headers))) response.setHeader('content-length', Buffer.byteLength(body ?? ''));
  response.end(body ?? '');
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
