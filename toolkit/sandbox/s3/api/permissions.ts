import type { ServerSideEncryption } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';
import type { HttpRequest } from '../../kernel/room';
import type { BucketPermissions } from '../bucket-permissions';
import { copySource } from './copy-source';

/** What a request needs. Objects that are deleted in one request are each asked for on their own. */
export function permissionsFor(
  operation: string,
  permissions: BucketPermissions,
  [bucket, key]: readonly [string, string],
  { headers, query }: HttpRequest,
): readonly Permission[] {
  switch (operation) {
    case 'GET service':
      return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
    case 'HEAD bucket':
      return [permissions.on('s3:ListBucket', bucket)];
    case 'GET bucket?location':
      return [permissions.on('s3:GetBucketLocation', bucket)];
    case 'GET bucket?list-type':
      return permissions.list(bucket, query.get('prefix') ?? '', query.get('delimiter') ?? '');
    case 'PUT object':
      return [
        ...readingPermissions(headers['x-amz-copy-source'], permissions),
        ...permissions.put(bucket, key, encryptionIn(headers)),
      ];
    case 'GET object':
    case 'HEAD object':
      return permissions.get(bucket, key);
    case 'DELETE object':
      return permissions.remove(bucket, key);
    default:
      return [];
  }
}

function encryptionIn(headers: HttpRequest['headers']): ServerSideEncryption | undefined {
  const algorithm = headers['x-amz-server-side-encryption'];
  const key = headers['x-amz-server-side-encryption-aws-kms-key-id'];
  return algorithm === undefined ? undefined : { algorithm, ...(key !== undefined && { key }) };
}

function readingPermissions(source: string | undefined, permissions: BucketPermissions): readonly Permission[] {
  if (source === undefined) return [];
  const { bucket, key } = copySource(source);
  return permissions.get(bucket, key);
}
