import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { AccessService } from '../kernel/access';
import { AwsError } from '../kernel/aws-error';
import type { Clock } from '../kernel/clock';
import { identityOf } from '../kernel/identity';
import type { RoleDirectory } from '../kernel/role-credentials';
import type { HttpApi, HttpResponse, JsonApi, Room } from '../kernel/room';
import { accessKeyOf } from './credential';
import { eventStreamResponse } from './event-stream';
import type { Incoming } from './http-message';
import { jsonError, jsonResponse, parseJson } from './json-protocol';

/** Finds the room that answers a request: JSON protocols by their target, all else by the longest path prefix. */
export class Dispatch {
  private readonly jsonApis: ReadonlyMap<string, JsonApi>;
  private readonly httpApis: readonly HttpApi[];

  constructor(
    rooms: readonly Room[],
    private readonly clock: Clock,
    private readonly roles: RoleDirectory,
    private readonly access: AccessService,
  ) {
    this.jsonApis = new Map(rooms.flatMap((room) => room.jsonApis ?? []).map((api) => [api.targetPrefix, api]));
    this.httpApis = rooms
      .flatMap((room) => room.httpApis ?? [])
      .sort((a, b) => b.pathPrefix.length - a.pathPrefix.length);
  }

  answer(request: Incoming, body: Buffer): Promise<HttpResponse> {
    const target = request.headers['x-amz-target'];
    const [path = '/', search = ''] = splitOnce(request.url ?? '/', '?');
    const query = new URLSearchParams(search);
    const accessKey = accessKeyOf(request, query);
    const name = `request ${target ?? `${request.method} ${path}`}`;
    return this.clock.run(name, () =>
      typeof target === 'string'
        ? this.answerJson(target, body, accessKey)
        : this.answerHttp(request, path, query, body, accessKey),
    );
  }

  private async answerJson(target: string, body: Buffer, accessKey: string | undefined): Promise<HttpResponse> {
    const [prefix = '', operation = ''] = splitOnce(target, '.');
    const api = this.jsonApis.get(prefix);
    const version = api?.jsonVersion ?? '1.1';
    const requestId = randomUUID();
    try {
      if (api === undefined) throw new AwsError('UnknownOperationException', `the sandbox does not run ${target}`);
      if (accessKey === undefined)
        throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
      const caller = this.roles.caller(accessKey);
      const input = parseJson(body);
      identityOf(this.access, caller).require(...api.permissionsFor(operation, input));
      const output = await api.call(operation, input, caller);
      return output instanceof Readable
        ? eventStreamResponse(output, version, requestId)
        : jsonResponse(output, version, requestId);
    } catch (error) {
      return jsonError(error, version, requestId);
    }
  }

  private async answerHttp(
    request: Incoming,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    accessKey = '',
  ): Promise<HttpResponse> {
    const api = this.httpApis.find(({ pathPrefix }) => path.startsWith(pathPrefix));
    if (api === undefined) return { status: 404, body: 'the sandbox has nothing here\n' };
    const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
    const method = request.method ?? 'GET';
    const caller = this.roles.caller(accessKey);
    const identity = identityOf(this.access, caller);
    return api.handle({ method, path, query, headers, body, caller, identity });
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
