import { AwsError } from '../kernel/aws-error';
import type { Identity } from '../kernel/identity';
import type { HttpApi, HttpRequest, HttpResponse } from '../kernel/room';
import type { Functions } from './authorized-functions';

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's Invoke over REST, for SDK clients. */
export class InvokeApi implements HttpApi {
  readonly pathPrefix = '/2015-03-31/functions/';

  constructor(private readonly functions: Functions & { as(identity: Identity): Functions }) {}

  async handle(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.answer(request);
    } catch (error) {
      return errorResponse(error);
    }
  }

  private async answer({ method, path, query, headers, body, identity }: HttpRequest): Promise<HttpResponse> {
    const encodedName = method === 'POST' ? INVOCATIONS.exec(path)?.[1] : undefined;
    if (encodedName === undefined) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${method} ${path}`, 404);
    }
    const target = qualified(decodeURIComponent(encodedName), query.get('Qualifier'));
    const functions = this.functions.as(identity);
    const event = requireJson(body);
    switch (headers['x-amz-invocation-type'] ?? 'RequestResponse') {
      case 'Event':
        return {
          status: 202,
          headers: { 'x-amzn-requestid': functions.invokeAsynchronously({ functionArn: target, event }) },
        };
      case 'DryRun':
        identity.require({ action: 'lambda:InvokeFunction', resource: this.functions.describe(target).functionArn });
        return { status: 204 };
      default:
        return invoke(functions, target, event);
    }
  }
}

async function invoke(functions: Functions, target: string, event: string): Promise<HttpResponse> {
  const { requestId, executedVersion, functionError, payload } = await functions.invoke(target, event);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': executedVersion,
      ...(functionError && { 'x-amz-function-error': functionError }),
    },
    body: payload,
  };
}

function qualified(name: string, qualifier: string | null): string {
  return qualifier === null ? name : `${name}:${qualifier}`;
}

function requireJson(body: Buffer): string {
  if (body.length === 0) return '{}';
  const event = body.toString();
  try {
    JSON.parse(event);
    return event;
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
    );
  }
}

function errorResponse(error: unknown): HttpResponse {
  if (!(error instanceof AwsError)) throw error;
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ Type: 'User', Message: error.message, message: error.message }),
  };
}
