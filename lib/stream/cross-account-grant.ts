import {
  AccountPrincipal,
  type AddToResourcePolicyResult,
  ArnPrincipal,
  Grant,
  type GrantWithResourceOptions,
  type IGrantable,
  type IPrincipal,
  type IResourceWithPolicyV2,
  PolicyStatement,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';
import {
  Annotations,
  type IEnvironmentAware,
  type ResourceEnvironment,
  Stack,
  Token,
  TokenComparison,
} from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { requireThat } from '../private/validation';

export interface CrossAccountGrantOptions extends GrantWithResourceOptions {
  readonly resource: IResourceWithPolicyV2 & IConstruct;

  /** What takes the place of `resourceArns` and `conditions` in the policy of a principal of another account. */
  readonly abroad?: { readonly resourceArns: string[]; readonly conditions?: Record<string, Record<string, unknown>> };
}

/**
 * Grants by the policy of the principal within an account, and by the policies of both sides across accounts, or where
 * it is not known whether there are two.
 *
 * The policy of the resource lets in the other account, and names the principal in a condition only: no policy may name
 * one that does not exist yet, and who reads a stream is often deployed after it.
 */
export function grantAcrossAccounts(options: CrossAccountGrantOptions): Grant {
  const { grantee, actions, resource, abroad = options } = options;
  const account = accountAbroad(resource, grantee);
  const { resourceArns, conditions } = account === undefined ? options : abroad;
  const onPrincipal = Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
  if (onPrincipal.success && isAtHome(resource, grantee)) return onPrincipal;

  const whom = letIn(options, onPrincipal.success ? account : undefined);
  const statement = new PolicyStatement({
    ...whom,
    actions,
    resources: options.resourceSelfArns ?? options.resourceArns,
  });
  const policy = new AwaitablePolicy(resource);
  const onResource = Grant.addStatementToResourcePolicy({ ...options, resource: policy, statement });
  const suffices = onPrincipal.success && account === undefined;
  if (policy.refused && !suffices) warnOfRefusal(resource, statement);
  return onPrincipal.combine(onResource);
}

/** The account of the grantee, if it is another than the resource's for certain. */
export function accountAbroad(resource: IEnvironmentAware, { grantPrincipal }: IGrantable): string | undefined {
  const account = grantPrincipal.principalAccount ?? accountInArn(grantPrincipal);
  if (account === undefined) return undefined;
  const comparison = Token.compareStrings(account, resource.env.account);
  return comparison === TokenComparison.DIFFERENT ? account : undefined;
}

function accountInArn(principal: IPrincipal): string | undefined {
  if (!(principal instanceof ArnPrincipal) || Token.isUnresolved(principal.arn)) return undefined;
  return principal.arn.split(':')[4];
}

/** Both of stacks that leave their account open count as the same, as they do for aws-cdk. */
function isAtHome(resource: IEnvironmentAware, { grantPrincipal }: IGrantable): boolean {
  const { principalAccount } = grantPrincipal;
  if (principalAccount === undefined) return false;
  const comparison = Token.compareStrings(principalAccount, resource.env.account);
  return comparison === TokenComparison.SAME || comparison === TokenComparison.BOTH_UNRESOLVED;
}

/** Principals and conditions of the resource's statement; with an account, the grantee is one of its roles or users. */
function letIn(options: CrossAccountGrantOptions, account: string | undefined): PolicyStatementProps {
  const { grantee, resource, conditions, abroad = options } = options;
  const principal = grantee.grantPrincipal;
  const [principalArn] = principal.policyFragment.principalJson.AWS ?? [];
  if (account === undefined || !Construct.isConstruct(principal)) return { principals: [principal], conditions };
  requireNamed(resource, abroad.resourceArns, principal);
  requireNamed(principal, principalArn, resource);
  return {
    principals: [new AccountPrincipal(account)],
    conditions: { ...conditions, ArnEquals: { 'aws:PrincipalArn': principalArn } },
  };
}

/** Throws here, where the user's line is on the stack, what aws-cdk would throw at synthesis. */
function requireNamed(named: IConstruct, arns: unknown, reader: IConstruct): void {
  let known = true;
  try {
    Stack.of(reader).resolve(arns);
  } catch {
    known = false;
  }
  const owner = named.node.id === 'Resource' ? named.node.scope : named;
  requireThat(known, owner as Construct, 'physical name', `set for ${reader.node.path} to refer to it`, 'none');
}

function warnOfRefusal(resource: IConstruct, statement: PolicyStatement): void {
  const text = JSON.stringify(Stack.of(resource).resolve(statement.toStatementJson()));
  Annotations.of(resource).addWarningV2(
    'cdk-kinesis-pipelines:resourcePolicyCannotBeChanged',
    `${resource.node.path}: its policy cannot be changed here, let its owner add the statement ${text} to it`,
  );
}

/**
 * A resource policy that can be waited for, though a key hands out a document, on which nothing can depend; and that
 * tells whether it took the statement, which a grant of aws-cdk keeps to itself.
 */
class AwaitablePolicy implements IResourceWithPolicyV2 {
  public readonly env: ResourceEnvironment;

  public refused = false;

  constructor(private readonly resource: IResourceWithPolicyV2 & IConstruct) {
    this.env = resource.env;
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const { statementAdded, policyDependable } = this.resource.addToResourcePolicy(statement);
    this.refused = !statementAdded;
    const dependable = Construct.isConstruct(policyDependable) ? policyDependable : this.resource;
    return { statementAdded, policyDependable: dependable };
  }
}
