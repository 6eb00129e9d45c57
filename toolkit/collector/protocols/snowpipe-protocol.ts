import { type CollectedRequest, type CollectorAnswer, type CollectorProtocol, jsonAnswer } from '../collected-request';

const PATH =
  /^\/v2\/streaming(?:\/data)?\/databases\/([^/]+)\/schemas\/([^/]+)\/pipes\/([^/]+)-STREAMING(:bulk-channel-status|\/channels\/([^/]+)(\/rows)?)/;

interface Channel {
  continuations: number;
  committed: string | null;
}

/** Snowflake, as far as the REST API of Snowpipe Streaming goes: every row fits. */
export class SnowpipeProtocol implements CollectorProtocol {
  private readonly tables = new Map<string, unknown[]>();
  private readonly channels = new Map<string, Channel>();

  /** @param table such as `DATABASE.SCHEMA.TABLE` */
  rows(table: string): readonly unknown[] {
    return this.tables.get(table) ?? [];
  }

  answer({ method, path, body }: CollectedRequest): CollectorAnswer | undefined {
    const [, database, schema, pipe, operation, encodedName = '', rows] = PATH.exec(path) ?? [];
    if (operation === undefined) return undefined;
    if (operation === ':bulk-channel-status') return this.statuses(JSON.parse(body).channel_names);
    const name = decodeURIComponent(encodedName);
    if (method === 'PUT') return this.open(name);
    if (rows === undefined) return jsonAnswer({ code: 'NOT_FOUND', message: 'no such operation' }, 404);
    return this.append([database, schema, pipe].join('.'), name, new URL(path, 'http://localhost').searchParams, body);
  }

  private open(name: string): CollectorAnswer {
    const channel = this.channels.get(name) ?? { continuations: 0, committed: null };
    this.channels.set(name, channel);
    channel.continuations++;
    return jsonAnswer({ next_continuation_token: token(channel), channel_status: status(channel) });
  }

  private append(table: string, name: string, query: URLSearchParams, body: string): CollectorAnswer {
    const channel = this.channels.get(name);
    if (channel === undefined || query.get('continuationToken') !== token(channel)) {
      return jsonAnswer({ code: 'STALE_CONTINUATION_TOKEN_SEQUENCER', message: 'open the channel again' }, 400);
    }
    const rows = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    this.tables.set(table, [...this.rows(table), ...rows]);
    channel.continuations++;
    channel.committed = query.get('offsetToken');
    return jsonAnswer({ next_continuation_token: token(channel) });
  }

  private statuses(names: readonly string[]): CollectorAnswer {
    const known = names.flatMap((name) => {
      const channel = this.channels.get(name);
      return channel === undefined ? [] : [[name, status(channel)] as const];
    });
    return jsonAnswer({ channel_statuses: Object.fromEntries(known) });
  }
}

function token({ continuations }: Channel): string {
  return `continuation-${continuations}`;
}

function status({ committed }: Channel): object {
  return { channel_status_code: 'SUCCESS', last_committed_offset_token: committed, rows_error_count: 0 };
}
