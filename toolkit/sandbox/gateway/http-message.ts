import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';

/** A request of either protocol. */
export type Incoming = IncomingMessage | Http2ServerRequest;

export type Outgoing = ServerResponse | Http2ServerResponse;
