import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { CollectedRequest, CollectorAnswer } from './collected-request';
import { BulkProtocol } from './protocols/bulk-protocol';
import { FirehoseProtocol } from './protocols/firehose-protocol';
import { HecProtocol } from './protocols/hec-protocol';
import { SnowpipeProtocol } from './protocols/snowpipe-protocol';

/** What a collector may be told to do with a request: answer otherwise, never answer, or close the connection. */
export type CollectorReply = CollectorAnswer | 'HANG' | 'RESET';

/**
 * Stands on this machine for what delivery streams deliver to: an HTTP endpoint or a partner's, Splunk, OpenSearch and
 * Snowflake. Keeps what comes, answers as the service does, and may be told to refuse.
 */
export class HttpCollector {
  /** @param port default - a free one */
  static async start(port = 0): Promise<HttpCollector> {
    const collector = new HttpCollector();
    await new Promise<void>((resolve, reject) => {
      collector.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return collector;
  }

  /** All that came, also what was refused. */
  readonly requests: CollectedRequest[] = [];
  private readonly server: Server;
  private readonly firehose = new FirehoseProtocol();
  private readonly openSearch = new BulkProtocol();
  private readonly splunk = new HecProtocol();
  private readonly snowflake = new SnowpipeProtocol();
  private reply: (request: CollectedRequest) => CollectorReply | undefined = () => undefined;

  private constructor() {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  /** Such as `http://127.0.0.1:9000`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The data of all records that it took as an HTTP endpoint, in the order in which they came. */
  get records(): readonly string[] {
    return this.firehose.records;
  }

  /** What it took as Splunk, a request each. */
  get events(): readonly string[] {
    return this.splunk.data;
  }

  /** What it took as OpenSearch: the documents of an index by their ids. */
  documents(index: string): Readonly<Record<string, unknown>> {
    return this.openSearch.documents(index);
  }

  /** The indexes that it made as OpenSearch. */
  get indexes(): readonly string[] {
    return this.openSearch.indexNames;
  }

  /**
   * What it took as Snowflake: the rows of a table.
   * @param table such as `DATABASE.SCHEMA.TABLE`
   */
  rows(table: string): readonly unknown[] {
    return this.snowflake.rows(table);
  }

  /** Answers so from now on, or as often as told, and keeps no records meanwhile. */
  refuse(reply: CollectorReply, times = Number.POSITIVE_INFINITY): void {
    let left = times;
    this.answerBy(() => (left-- > 0 ? reply : undefined));
  }

  /** Takes everything again. */
  accept(): void {
    this.answerBy(() => undefined);
  }

  /** @param reply what to do with a request; it is taken when there is no reply */
  answerBy(reply: (request: CollectedRequest) => CollectorReply | undefined): void {
    this.reply = reply;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.replyTo(incoming).catch((error: Error) => ({ status: 400, body: error.message }));
    if (reply === 'RESET') incoming.socket.destroy();
    else if (reply !== 'HANG') send(response, reply);
  }

  private async replyTo(incoming: IncomingMessage): Promise<CollectorReply> {
    const request = await read(incoming);
    this.requests.push(request);
    return this.reply(request) ?? this.answer(request);
  }

  private answer(request: CollectedRequest): CollectorAnswer {
    const protocols = [this.firehose, this.openSearch, this.splunk, this.snowflake];
    const answers = protocols.map((protocol) => protocol.answer(request));
    return answers.find((answer) => answer !== undefined) ?? { status: 404, body: 'no protocol of this collector' };
  }
}

async function read(incoming: IncomingMessage): Promise<CollectedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const { method = '', url = '', headers } = incoming;
  const body = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return { method, path: url, headers: headers as Record<string, string>, body: body.toString() };
}

function send(response: ServerResponse, { status, body = '', headers }: CollectorAnswer): void {
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, headers ?? { 'Content-Type': 'application/json', 'Content-Length': length });
  response.end(body);
}
