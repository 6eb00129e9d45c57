/** A delivery stream acts by the roles it is given. */
export function requireRole(arn: string | undefined): void {
  if (arn !== undefined && /^arn:[^:]+:iam::[^:]+:role\/./.test(arn)) return;
  throw new Error(`RoleARN must be the ARN of a role, got ${arn}`);
}
