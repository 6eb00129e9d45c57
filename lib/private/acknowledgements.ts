import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Reference, Stack, Tokenization, Validations } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { isKeptInManagedPolicies } from './managed-policies';

const [AWS, HIPAA, NIST, PCI, SERVERLESS] = [
  'AwsSolutions',
  'HIPAA.Security',
  'NIST.800.53.R5',
  'PCI.DSS.321',
  'Serverless',
];

/** The rules of cdk-nag that cannot be met everywhere, and the packs which they are in. */
const PACKS = {
  DynamoDBInBackupPlan: [HIPAA, NIST],
  EventBusDLQ: [SERVERLESS],
  KDF1: [AWS],
  KDS3: [AWS],
  LambdaAsyncFailureDestination: [SERVERLESS],
  LambdaConcurrency: [HIPAA, NIST],
  LambdaDLQ: [HIPAA, NIST, SERVERLESS],
  LambdaInsideVPC: [HIPAA, NIST, PCI],
  LambdaTracing: [SERVERLESS],
  S1: [AWS],
  S3BucketLoggingEnabled: [HIPAA, NIST, PCI],
  S3BucketReplicationEnabled: [HIPAA, NIST, PCI],
  S3DefaultEncryptionKMS: [HIPAA, NIST, PCI],
  SMG4: [AWS],
  SecretsManagerRotationEnabled: [HIPAA, NIST],
  VPCDefaultSecurityGroupClosed: [HIPAA, NIST, PCI],
  VPCNoUnrestrictedRouteToIGW: [HIPAA, NIST, PCI],
};

/** The rules of `StreamingChecks` that ask for the same. */
const STREAMING_CHECKS: Partial<Record<keyof typeof PACKS, string>> = {
  S1: 'bucket-access-logging',
  SMG4: 'secret-rotation',
};

/** Says why the construct, and what is below it, breaks rules which cannot be met. */
export function acknowledge(construct: IConstruct, reasons: Partial<Record<keyof typeof PACKS, string>>): void {
  for (const [rule, reason] of Object.entries(reasons)) {
    for (const id of idsOf(rule as keyof typeof PACKS)) Validations.of(construct).acknowledge({ id, reason });
  }
}

function idsOf(rule: keyof typeof PACKS): string[] {
  const ids = PACKS[rule].map((pack) => `${pack}::${pack}-${rule}`);
  const check = STREAMING_CHECKS[rule];
  return check === undefined ? ids : [...ids, `StreamingChecks::${check}`];
}

/** Why the resource of a grant on objects ends in an asterisk. */
export const OBJECTS =
  'objects get their keys as they are written: the bucket, and the prefix where there is one, are named';

/**
 * Says why the policy of a grantee has resources with asterisks.
 *
 * Of a role that was made elsewhere, a bare asterisk is left to its owner: it may stand in other statements, too.
 */
export function acknowledgeWildcards({ grantPrincipal }: IGrantable, resourceArns: string[], reason: string): void {
  if (!Construct.isConstruct(grantPrincipal)) return;
  const stack = Stack.of(grantPrincipal);
  const acknowledgeAll = (arns: string[]) => {
    for (const id of wildcardIds(grantPrincipal, arns)) Validations.of(grantPrincipal).acknowledge({ id, reason });
  };
  acknowledgeAll(resourceArns.filter((arn) => !isOfAnotherStack(arn, stack)));
  const imported = resourceArns.filter((arn) => isOfAnotherStack(arn, stack));
  if (imported.length > 0) whenReferencesAreSettled(grantPrincipal, () => acknowledgeAll(imported));
}

function wildcardIds(grantPrincipal: IConstruct, arns: string[]): string[] {
  const resources = arns.map((arn) => written(Stack.of(grantPrincipal).resolve(arn)));
  const isOurs = isKeptInManagedPolicies(grantPrincipal);
  const named = resources.filter((resource) => resource.includes('*') && (isOurs || resource !== '*'));
  return named.map((resource) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`);
}

function isOfAnotherStack(arn: string, stack: Stack): boolean {
  const { tokens } = Tokenization.reverseString(arn);
  return tokens.some((token) => Reference.isReference(token) && Stack.of(token.target) !== stack);
}

/** How a stack imports what another has is only known after aspects and before templates are written, when aws-cdk validates. */
function whenReferencesAreSettled(construct: IConstruct, act: () => void): void {
  const validate = () => {
    act();
    return [];
  };
  construct.node.addValidation({ validate });
}

/** As cdk-nag writes references to other resources. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${value}`;
  const [[name, argument] = []] = Object.entries(value);
  if (name === 'Ref') return `<${argument}>`;
  if (name === 'Fn::GetAtt') return `<${argument.join('.')}>`;
  if (name === 'Fn::ImportValue') return written(argument);
  if (name === 'Fn::Join') return argument[1].map(written).join(argument[0]);
  return JSON.stringify(value);
}
