/** The bucket that an ARN names. */
export function bucketName(prop: string, arn: string | undefined): string {
  const name = /^arn:[^:]+:s3:::([^/]+)$/.exec(arn ?? '')?.[1];
  if (name === undefined) throw new Error(`${prop} must be the ARN of a bucket, got ${arn}`);
  return name;
}
