import { createServer as createHttp1 } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { isLocalHost } from '../kernel/local-host';
import type { Dispatch } from './dispatch';
import type { Incoming, Outgoing } from './http-message';
import { BodyTooLarge, readBody } from './read-body';
import { send } from './send';

/** A large S3 part, and more than any other request may be. */
const BODY_LIMIT_BYTES = 128 * 1024 * 1024;
const STREAM_WINDOW_BYTES = 16 * 1024 * 1024;

/** One port on the loopback interface that speaks HTTP/1.1 and cleartext HTTP/2: SDK clients use either, by service. */
export class Gateway {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private dispatch: Dispatch | undefined;

  constructor() {
    const answer = (request: Incoming, response: Outgoing) => void this.answer(request, response);
    const http1 = createHttp1({ keepAliveTimeout: 60_000 }, answer);
    const http2 = createHttp2({ settings: { initialWindowSize: STREAM_WINDOW_BYTES } }, answer);
    http2.on('session', (session) => session.setLocalWindowSize(STREAM_WINDOW_BYTES));
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.once('data', (first: Buffer) => handOver(socket, first, isHttp2(first) ? http2 : http1));
    });
  }

  /**
   * @param port 0 takes a free one
   * @returns the address, such as `http://127.0.0.1:4599`
   * @throws Error with code EADDRINUSE
   */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  /** Whoever calls before there is something to answer gets 503. */
  serve(dispatch: Dispatch): void {
    this.dispatch = dispatch;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private async answer(request: Incoming, response: Outgoing): Promise<void> {
    const host = String(request.headers[':authority'] ?? request.headers.host ?? '');
    if (!isLocalHost(host))
      return send(response, { status: 403, body: 'the sandbox answers 127.0.0.1 and localhost only\n' });
    if (this.dispatch === undefined) return send(response, { status: 503, body: 'the sandbox is starting\n' });
    try {
      const body = await readBody(request, BODY_LIMIT_BYTES);
      send(response, await this.dispatch.answer(request, body));
    } catch (error) {
      const status = error instanceof BodyTooLarge ? 413 : 500;
      send(response, { status, body: `${(error as Error).message}\n` });
    }
  }
}

function isHttp2(first: Buffer): boolean {
  return first.subarray(0, 3).toString('latin1') === 'PRI';
}

function handOver(socket: Socket, first: Buffer, server: { emit(event: 'connection', socket: Socket): boolean }): void {
  socket.pause();
  socket.unshift(first);
  server.emit('connection', socket);
  process.nextTick(() => socket.resume());
}
