/** The bucket that an ARN names. */
export function bucketName(owner: string, prop: string, arn: string | undefined): string {
  const name = /^arn:[^:]+:s3:::([^/]+)$/.exec(arn ?? '')?.[1];
  if (name === undefined) throw new Error(`${owner}: ${prop} must be the ARN of a bucket, got ${arn}`);
  return name;
}
