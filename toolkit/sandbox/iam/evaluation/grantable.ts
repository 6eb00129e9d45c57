/** What a policy would name to allow the use of a resource: all objects of a bucket, all streams of a log group. */
export function grantable(resource: string): string {
  return resource
    .replace(/^(arn:[^:]+:s3:::[^/]+\/).*$/, '$1*')
    .replace(/^(arn:[^:]+:logs:[^:]*:[^:]*:log-group:[^:]+).*$/, '$1:*');
}
