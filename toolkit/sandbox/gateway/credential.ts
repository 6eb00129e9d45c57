import type { Incoming } from './http-message';

/** The access key a request is signed with: Signature Version 4, in the header or the query. */
export function accessKeyOf(request: Incoming, query: URLSearchParams): string | undefined {
  const credential =
    /Credential=([^/,\s]+)\//.exec(String(request.headers.authorization ?? ''))?.[1] ??
    query.get('X-Amz-Credential')?.split('/')[0];
  return credential || undefined;
}
