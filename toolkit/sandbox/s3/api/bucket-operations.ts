import { AwsError } from '../../kernel/aws-error';
import type { Permission } from '../../kernel/identity';
import type { HttpRequest, HttpResponse } from '../../kernel/room';
import type { BucketPermissions } from '../bucket-permissions';
import type { ObjectStore } from '../object-store';
import { requestBody } from './request-body';
import { type XmlValue, xmlDocument, xmlTexts } from './xml';

const MAX_DELETED_KEYS = 1000;
const XML = { 'content-type': 'application/xml' };

export function listBuckets(store: ObjectStore, account: string): HttpResponse {
  const buckets = { Bucket: store.bucketNames.map((Name) => ({ Name })) };
  return {
    status: 200,
    headers: XML,
    body: xmlDocument('ListAllMyBucketsResult', { Owner: { ID: account }, Buckets: buckets }),
  };
}

export function headBucket(store: ObjectStore, bucket: string, region: string): HttpResponse {
  store.requireBucket(bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': region } };
}

/** The oldest region has no name here. */
export function getBucketLocation(store: ObjectStore, bucket: string, region: string): HttpResponse {
  store.requireBucket(bucket);
  const location = region === 'us-east-1' ? '' : region;
  return { status: 200, headers: XML, body: xmlDocument('LocationConstraint', location) };
}

export function deleteObjects(
  store: ObjectStore,
  permissions: BucketPermissions,
  bucket: string,
  request: HttpRequest,
): HttpResponse {
  store.requireBucket(bucket);
  const document = requestBody(request).data.toString('utf8');
  const keys = xmlTexts(document, 'Key');
  if (keys.length === 0 || keys.length > MAX_DELETED_KEYS) {
    throw new AwsError('MalformedXML', `Delete must name 1-${MAX_DELETED_KEYS} keys, got ${keys.length}`);
  }
  const isQuiet = xmlTexts(document, 'Quiet')[0] === 'true';
  const Deleted: XmlValue[] = [];
  const Errors: XmlValue[] = [];
  for (const key of keys) {
    const denial = denialOf(permissions.remove(bucket, key), request);
    if (denial !== undefined) Errors.push({ Key: key, Code: denial.code, Message: denial.message });
    else {
      store.remove(bucket, key);
      if (!isQuiet) Deleted.push({ Key: key });
    }
  }
  return { status: 200, headers: XML, body: xmlDocument('DeleteResult', { Deleted, Error: Errors }) };
}

function denialOf(permissions: readonly Permission[], { identity }: HttpRequest): AwsError | undefined {
  try {
    identity.require(...permissions);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}
