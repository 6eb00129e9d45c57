const PLACEHOLDER = /\$\{[^{}]*\}/g;

/** `*`, or an ARN that names no account: S3 ARNs never do, so there it is the name of the bucket that counts. */
const EVERY_RESOURCE = /^(\*+|arn:[^:]*:[^:]*:[^:]*:\*:([a-z-]+[/:])?\*|arn:[^:]*:s3:::\*(\/\*)?)$/;

const EVERY_RESOURCE_OF_ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:[^:]+:([a-z-]+[/:])?\*$/;

/** Whether the ARN of a statement covers the resources of every account. */
export function coversEveryResource(arn: string): boolean {
  return EVERY_RESOURCE.test(arn.replace(PLACEHOLDER, '?'));
}

/** Whether it covers those of a kind in one account, or of every account. */
export function coversEveryResourceOfAccount(arn: string): boolean {
  return coversEveryResource(arn) || EVERY_RESOURCE_OF_ACCOUNT.test(arn.replace(PLACEHOLDER, '?'));
}
