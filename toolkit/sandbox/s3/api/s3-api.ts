import { randomUUID } from 'node:crypto';
import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { HttpApi, HttpRequest, HttpResponse } from '../../kernel/room';
import type { BucketPermissions } from '../bucket-permissions';
import { accessDenied } from '../errors';
import type { ObjectStore } from '../object-store';
import { deleteObjects, getBucketLocation, headBucket, listBuckets } from './bucket-operations';
import { listObjects } from './list-objects';
import { copyObject, deleteObject, getObject, headObject, putObject } from './object-operations';
import { permissionsFor } from './permissions';
import { xmlDocument } from './xml';

/** Query parameters that do not choose another operation. */
const PLAIN_PARAMETERS = new Set([
  'continuation-token',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'max-keys',
  'prefix',
  'start-after',
  'x-id',
]);

/** S3's REST protocol, path style. What it does not know is refused by name. */
export class S3Api implements HttpApi {
  readonly pathPrefix = '/';

  constructor(
    private readonly store: ObjectStore,
    private readonly permissions: BucketPermissions,
    private readonly context: SandboxContext,
  ) {}

  async handle(request: HttpRequest): Promise<HttpResponse> {
    const requestId = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
    const response = await this.answer(request).catch((error: unknown) =>
      errorResponse(this.knownToCaller(error, request), request, requestId),
    );
    return { ...response, headers: { ...response.headers, 'x-amz-request-id': requestId } };
  }

  /** Whether there is such an object is nothing for who may not list the bucket. */
  private knownToCaller(error: unknown, { path, identity }: HttpRequest): unknown {
    if (!(error instanceof AwsError) || error.code !== 'NoSuchKey') return error;
    const [bucket, key] = bucketAndKey(path);
    try {
      identity.require(...this.permissions.list(bucket, key));
      return error;
    } catch {
      return accessDenied();
    }
  }

  private async answer(request: HttpRequest): Promise<HttpResponse> {
    const [bucket, key] = bucketAndKey(request.path);
    const operation = operationOf(request, bucket, key);
    request.identity.require(...permissionsFor(operation, this.permissions, [bucket, key], request));
    switch (operation) {
      case 'GET service':
        return listBuckets(this.store, this.context.account);
      case 'HEAD bucket':
        return headBucket(this.store, bucket, this.context.region);
      case 'GET bucket?location':
        return getBucketLocation(this.store, bucket, this.context.region);
      case 'GET bucket?list-type':
        return listObjects(this.store, bucket, request);
      case 'POST bucket?delete':
        return deleteObjects(this.store, this.permissions, bucket, request);
      case 'PUT object':
        return 'x-amz-copy-source' in request.headers
          ? copyObject(this.store, bucket, key, request)
          : putObject(this.store, bucket, key, request);
      case 'GET object':
        return getObject(this.store, bucket, key, request);
      case 'HEAD object':
        return headObject(this.store, bucket, key, request);
      case 'DELETE object':
        return deleteObject(this.store, bucket, key);
      default:
        throw new AwsError('NotImplemented', `the sandbox does not run ${operation}`, 501);
    }
  }
}

function bucketAndKey(path: string): [string, string] {
  const slash = path.indexOf('/', 1);
  const [bucket, key] = slash < 0 ? [path.slice(1), ''] : [path.slice(1, slash), path.slice(slash + 1)];
  try {
    return [decodeURIComponent(bucket), decodeURIComponent(key)];
  } catch {
    throw new AwsError('InvalidURI', `Couldn't parse the specified URI: ${path}`);
  }
}

/** The method, what it is about, and the sub-resources in the query. */
function operationOf(request: HttpRequest, bucket: string, key: string): string {
  const subject = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const subResources = [...request.query.keys()].filter(
    (name) => !PLAIN_PARAMETERS.has(name) && !name.toLowerCase().startsWith('x-amz-'),
  );
  return `${request.method} ${subject}${subResources.map((name) => `?${name}`).join('')}`;
}

/** What is no `AwsError` is a fault of the sandbox itself, and says so. */
function errorResponse(error: unknown, request: HttpRequest, requestId: string): HttpResponse {
  const known = error instanceof AwsError ? error : new AwsError('InternalError', `sandbox: ${error}`, 500);
  const details = { Code: known.code, Message: known.message, Resource: request.path, RequestId: requestId };
  const body = request.method === 'HEAD' ? '' : xmlDocument('Error', details, '');
  return { status: known.status, headers: { 'content-type': 'application/xml' }, body };
}
