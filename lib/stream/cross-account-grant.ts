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
} from 'aws-cdk-lib/aws-iam';
import { Annotations, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { requireThat } from '../private/validation';

export interface CrossAccountGrantOptions extends GrantWithResourceOptions {
  readonly resource: IResourceWithPolicyV2 & IConstruct;

  /** What takes the place of `resourceArns` and `conditions` in the policy of a principal of another account. */
  readonly abroad?: { readonly resourceArns: string[]; readonly conditions?: Record<string, Record<string, unknown>> };
}

/**
 * Grants as aws-cdk does within an account, and by the policies of both sides to a principal of another account.
 *
 * The policy of the resource then lets in the other account and names the principal in a condition only, because no
 * policy may name one that does not exist yet, and who reads a stream is often deployed after it.
 */
export function grantAcrossAccounts(options: CrossAccountGrantOptions): Grant {
  const { grantee, resource } = options;
  const account = accountAbroad(resource, grantee);
  const policy = new WatchedPolicy(resource);
  const grant =
    account === undefined || !takesPolicies(grantee.grantPrincipal)
      ? Grant.addToPrincipalOrResource({ ...options, resource: policy })
      : grantBothSides(options, policy, account);
  if (account !== undefined || grant.principalStatement === undefined) policy.warnOfRefusal();
  return grant;
}

/** The account of the grantee, if it is another than the resource's for certain. */
export function accountAbroad(resource: IResourceWithPolicyV2, { grantPrincipal }: IGrantable): string | undefined {
  const account = grantPrincipal.principalAccount ?? accountInArn(grantPrincipal);
  if (account === undefined) return undefined;
  const comparison = Token.compareStrings(account, resource.env.account);
  return comparison === TokenComparison.DIFFERENT ? account : undefined;
}

function grantBothSides(options: CrossAccountGrantOptions, policy: WatchedPolicy, account: string): Grant {
  const { grantee, actions, resource, resourceArns, conditions, abroad = options } = options;
  const principal = grantee.grantPrincipal as IPrincipal & IConstruct;
  const [principalArn] = principal.policyFragment.principalJson.AWS ?? [];
  requireNamed(resource, abroad.resourceArns, principal);
  requireNamed(principal, principalArn, resource);
  const statement = new PolicyStatement({
    principals: [new AccountPrincipal(account)],
    actions,
    resources: options.resourceSelfArns ?? resourceArns,
    conditions: { ...conditions, ArnEquals: { 'aws:PrincipalArn': principalArn } },
  });
  const onPrincipal = Grant.addToPrincipal({
    grantee,
    actions,
    resourceArns: abroad.resourceArns,
    conditions: abroad.conditions,
  });
  return onPrincipal.combine(Grant.addStatementToResourcePolicy({ ...options, resource: policy, statement }));
}

/** Roles and users do; what stands for others that are not of this app, such as an account, does not. */
function takesPolicies(principal: IPrincipal): boolean {
  return Construct.isConstruct(principal);
}

/** Throws here, where the user's line is on the stack, what aws-cdk would throw at synthesis. */
function requireNamed(named: IConstruct, arn: unknown, reader: IConstruct): void {
  let known = true;
  try {
    Stack.of(reader).resolve(arn);
  } catch {
    known = false;
  }
  const owner = named.node.id === 'Resource' ? named.node.scope : named;
  requireThat(known, owner as Construct, 'physical name', `set for ${reader.node.path} to refer to it`, 'none');
}

function accountInArn(principal: IPrincipal): string | undefined {
  if (!(principal instanceof ArnPrincipal) || Token.isUnresolved(principal.arn)) return undefined;
  return principal.arn.split(':')[4];
}

/**
 * A resource policy that notices what it cannot take, which aws-cdk keeps to itself, and that can be waited for: a key
 * hands out a document, which nothing can depend on.
 */
class WatchedPolicy implements IResourceWithPolicyV2 {
  public readonly env: IResourceWithPolicyV2['env'];

  private refused?: PolicyStatement;

  constructor(private readonly resource: IResourceWithPolicyV2 & IConstruct) {
    this.env = resource.env;
  }

  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    const { statementAdded, policyDependable } = this.resource.addToResourcePolicy(statement);
    if (!statementAdded) this.refused = statement;
    return {
      statementAdded,
      policyDependable: Construct.isConstruct(policyDependable) ? policyDependable : this.resource,
    };
  }

  public warnOfRefusal(): void {
    if (this.refused === undefined) return;
    const statement = JSON.stringify(Stack.of(this.resource).resolve(this.refused.toStatementJson()));
    Annotations.of(this.resource).addWarningV2(
      'cdk-kinesis-pipelines:resourcePolicyCannotBeChanged',
      `${this.resource.node.path}: its policy cannot be changed here, let its owner add the statement ${statement} to it`,
    );
  }
}
