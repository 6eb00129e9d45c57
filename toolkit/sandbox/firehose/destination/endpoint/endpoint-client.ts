import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock } from '../../../kernel/clock';
import { afterWorkingTime } from '../../../kernel/working-time';

export interface EndpointRequest {
  readonly method?: 'POST' | 'PUT';
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface EndpointAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** No answer, or none that can be read. */
export class EndpointFailure extends Error {
  constructor(
    readonly code:
      | 'ConnectionFailed'
      | 'ConnectionReset'
      | 'MakeRequestFailure'
      | 'RequestTimeout'
      | 'ResponseTooLarge',
    message: string,
  ) {
    super(message);
  }
}

/** How long an endpoint has to answer. */
const RESPONSE_TIMEOUT_MS = 180_000;

/** How much real time it gets: time stands still meanwhile, and then passes at once. */
const PATIENCE_MS = 30_000;

const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'EPROTO', 'ETIMEDOUT']);

const NOT_SENT = new Set(['ERR_INVALID_CHAR', 'ERR_UNESCAPED_CHARACTERS']);

/** Calls an endpoint on this machine, one connection a request; redirects are not followed. */
export class EndpointClient {
  constructor(
    private readonly base: URL,
    private readonly clock: Clock,
    private readonly maxAnswerBytes = 64 * 1024 * 1024,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** @throws EndpointFailure */
  async call(request: EndpointRequest): Promise<EndpointAnswer> {
    try {
      return await this.exchange(request);
    } catch (error) {
      const failure = asFailure(error as NodeJS.ErrnoException);
      if (failure.code === 'RequestTimeout') await this.clock.sleep(RESPONSE_TIMEOUT_MS);
      throw failure;
    }
  }

  private exchange({ method = 'POST', path, headers, body }: EndpointRequest): Promise<EndpointAnswer> {
    return new Promise((resolve, reject) => {
      const sent = this.open(method, path, { ...headers, 'Content-Length': String(body.length) });
      const patience = afterWorkingTime(this.patienceMs, () => sent.destroy(timedOut()));
      sent.on('close', () => patience.cancel());
      sent.on('error', reject);
      sent.on('response', (response) => this.read(response).then(resolve, reject));
      sent.end(body);
    });
  }

  /** The path never makes it another machine, whatever it holds. */
  private open(method: string, path: string, headers: Record<string, string>): ClientRequest {
    const { protocol, pathname, hostname, port, username, password } = this.base;
    const options = {
      method,
      headers,
      agent: false,
      path: `${pathname.replace(/\/$/, '')}${path}`,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      auth: username === '' ? undefined : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
    };
    if (protocol === 'http:') return httpRequest(options);
    // What listens on this machine signs its own certificate.
    return httpsRequest({ ...options, rejectUnauthorized: false });
  }

  private async read(response: IncomingMessage): Promise<EndpointAnswer> {
    const chunks: Buffer[] = [];
    let size = response.rawHeaders.join('').length;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > this.maxAnswerBytes) throw new EndpointFailure('ResponseTooLarge', 'The response is too large.');
    }
    return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() };
  }
}

function timedOut(): EndpointFailure {
  return new EndpointFailure('RequestTimeout', 'The endpoint did not respond within 3 minutes.');
}

function asFailure(error: NodeJS.ErrnoException): EndpointFailure {
  if (error instanceof EndpointFailure) return error;
  const { code = '', message } = error;
  if (NOT_CONNECTED.has(code))
    return new EndpointFailure('ConnectionFailed', `No connection could be made: ${message}`);
  if (NOT_SENT.has(code)) return new EndpointFailure('MakeRequestFailure', `The request cannot be sent: ${message}`);
  return new EndpointFailure('ConnectionReset', `The connection was closed by the endpoint: ${message}`);
}
