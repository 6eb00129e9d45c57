import { randomUUID } from 'node:crypto';
import type { HttpApi, HttpRequest, HttpResponse } from '../kernel/room';
import type { CustomResourceResponse } from './custom-resource-request';

const MAX_ANSWER_BYTES = 4_096;

export interface ExpectedResponse {
  readonly url: string;
  /** What has been put there so far. */
  answer(): CustomResourceResponse | undefined;
  forget(): void;
}

/** Where functions put the answers of custom resources: an address for each request, good for one answer. */
export class Responses implements HttpApi {
  readonly pathPrefix = '/_cloudformation/';

  private readonly expected = new Map<string, CustomResourceResponse | undefined>();

  constructor(private readonly endpoint: string) {}

  expect(): ExpectedResponse {
    const token = randomUUID();
    this.expected.set(token, undefined);
    return {
      url: `${this.endpoint}${this.pathPrefix}${token}`,
      answer: () => this.expected.get(token),
      forget: () => void this.expected.delete(token),
    };
  }

  handle({ method, path, body }: HttpRequest): HttpResponse {
    const token = path.slice(this.pathPrefix.length);
    if (method !== 'PUT') return { status: 405, body: 'an answer must be PUT\n' };
    if (!this.expected.has(token) || this.expected.get(token)) {
      return { status: 403, body: 'no answer is expected here\n' };
    }
    if (body.length > MAX_ANSWER_BYTES) return { status: 400, body: 'an answer must be 4,096 bytes at most\n' };
    const response = parseResponse(body);
    if (response === undefined) return { status: 400, body: 'an answer must be JSON with a Status\n' };
    this.expected.set(token, response);
    return { status: 200 };
  }
}

function parseResponse(body: Buffer): CustomResourceResponse | undefined {
  try {
    const response = JSON.parse(body.toString('utf8'));
    return response?.Status === 'SUCCESS' || response?.Status === 'FAILED' ? response : undefined;
  } catch {
    return undefined;
  }
}
