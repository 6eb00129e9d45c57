import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the double has received: the action of an AWS API, or the method of a plain request. */
export interface Received {
  readonly action: string;
  readonly body: Record<string, unknown>;
}

export type Reply = (received: Received) => { readonly status?: number; readonly body?: object };

/** Speaks the JSON protocols of AWS on a port of this machine, and takes the answer for CloudFormation. */
export class AwsDouble {
  readonly received: Received[] = [];
  private readonly server: Server;

  constructor(private readonly reply: Reply) {
    this.server = createServer(async (request, response) => {
      const received = { action: actionOf(request), body: JSON.parse((await text(request)) || '{}') };
      this.received.push(received);
      const { status = 200, body = {} } = this.reply(received);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  bodiesOf(action: string): Record<string, unknown>[] {
    return this.received.filter((candidate) => candidate.action === action).map(({ body }) => body);
  }
}

function actionOf({ headers, method = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? target.replace(/^.*\./, '') : method;
}
