import { request as open } from 'node:http';
import type { HttpHandler, HttpRequest } from '@smithy/core/protocols';

/** Lets an SDK client speak HTTP/1.1 to a server that fails at cleartext HTTP/2. */
export const HTTP1_HANDLER: HttpHandler = {
  handle: ({ method, path, headers, hostname, port, body }: HttpRequest) =>
    new Promise((resolve, reject) => {
      open({ method, path, headers, hostname, port }, (response) => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ response: { statusCode, headers: answered as Record<string, string>, body: response } });
      })
        .on('error', reject)
        .end(body);
    }),
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
};
