import type { EndpointAnswer, EndpointClient } from '../endpoint/endpoint-client';
import type { Refusal } from '../endpoint/endpoint-service';

export interface SnowpipeTarget {
  readonly database: string;
  readonly schema: string;
  readonly table: string;
}

/** How far a channel has come. */
export interface ChannelStatus {
  /** Of the last row that is in the table. */
  readonly last_committed_offset_token?: string | null;
  /** Rows so far that did not fit the table. */
  readonly rows_error_count?: number;
  readonly last_error_message?: string | null;
}

/** An answer other than success. */
export class SnowpipeError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** A service that is busy, or whose channel has been opened anew meanwhile. */
const PASSING = [408, 409, 429];

/** The REST API of Snowpipe Streaming: rows go through a channel into the pipe that every table has. */
export class SnowpipeClient {
  constructor(
    private readonly client: EndpointClient,
    private readonly target: SnowpipeTarget,
    private readonly token: () => string,
  ) {}

  /**
   * @returns where the channel goes on, and how far it has come
   * @throws SnowpipeError, EndpointFailure, UnusableSecret
   */
  async open(channel: string): Promise<{ readonly continuationToken: string; readonly status: ChannelStatus }> {
    const { next_continuation_token, channel_status = {} } = await this.call(
      'PUT',
      this.channelPath('', channel),
      '{}',
    );
    return { continuationToken: String(next_continuation_token), status: channel_status as ChannelStatus };
  }

  /**
   * @param rows a line of JSON each
   * @throws SnowpipeError, EndpointFailure, UnusableSecret
   */
  async append(
    channel: string,
    rows: readonly string[],
    continuationToken: string,
    offsetToken: string,
  ): Promise<void> {
    const query = new URLSearchParams({ continuationToken, offsetToken });
    const path = `${this.channelPath('/data', channel)}/rows?${query}`;
    await this.call('POST', path, rows.map((row) => `${row}\n`).join(''), 'application/x-ndjson');
  }

  /** @throws SnowpipeError, EndpointFailure, UnusableSecret */
  async status(channel: string): Promise<ChannelStatus> {
    const body = JSON.stringify({ channel_names: [channel] });
    const { channel_statuses = {} } = await this.call('POST', `${this.pipePath('')}:bulk-channel-status`, body);
    return (channel_statuses as Record<string, ChannelStatus>)[channel] ?? {};
  }

  private async call(method: 'POST' | 'PUT', path: string, body: string, type = 'application/json') {
    const headers = {
      Authorization: `Bearer ${this.token()}`,
      'Content-Type': type,
      'X-Snowflake-Authorization-Token-Type': 'KEYPAIR_JWT',
    };
    const answer = await this.client.call({ method, path, headers, body: Buffer.from(body) });
    if (answer.status >= 200 && answer.status < 300) return membersOf(answer);
    throw new SnowpipeError(refusalOf(answer));
  }

  private channelPath(prefix: string, channel: string): string {
    return `${this.pipePath(prefix)}/channels/${encodeURIComponent(channel)}`;
  }

  private pipePath(prefix: string): string {
    const [database, schema, table] = Object.values(this.target).map(encodeURIComponent);
    return `/v2/streaming${prefix}/databases/${database}/schemas/${schema}/pipes/${table}-STREAMING`;
  }
}

/** What is wrong with the request stays wrong, so that it is not tried again. */
function refusalOf(answer: EndpointAnswer): Refusal {
  const { status } = answer;
  const { code = status, message = answer.body } = membersOf(answer);
  const passes = status >= 500 || PASSING.includes(status) || String(code).startsWith('STALE');
  return { code: `Snowflake.${code}`, message: String(message), next: passes ? 'RETRY' : 'ERROR_PREFIX' };
}

function membersOf({ body }: EndpointAnswer): Record<string, unknown> {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
