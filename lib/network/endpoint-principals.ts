import { type IPrincipal, type IRole, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws } from 'aws-cdk-lib/core';
import { requirePattern, requireThat } from '../private/validation';

const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;

/**
 * Who may use a VPC endpoint.
 *
 * They are named by conditions. Named as principals, roles would be kept by ids, which are others when a role is made
 * anew, and gateway endpoints would refuse them.
 */
export class EndpointPrincipals {
  /** Everyone in the account of the stack, and no one outside of it. */
  public static account(): EndpointPrincipals {
    return new EndpointPrincipals('StringEquals', { 'aws:PrincipalAccount': Aws.ACCOUNT_ID });
  }

  /**
   * Sessions of certain roles only.
   *
   * @param roles At least one; import a role with its path.
   */
  public static roles(roles: IRole[]): EndpointPrincipals {
    requireThat(roles.length > 0, 'EndpointPrincipals', 'roles', 'at least one', 'none');
    return new EndpointPrincipals('ArnEquals', { 'aws:PrincipalArn': roles.map(({ roleArn }) => roleArn) });
  }

  /**
   * Everyone in an organization, for subnets that are shared with its other accounts.
   *
   * @param organizationId Such as `o-a1b2c3d4e5`.
   */
  public static organization(organizationId: string): EndpointPrincipals {
    const allowed = 'o- and 10 to 32 lowercase letters or digits';
    requirePattern('EndpointPrincipals', 'organizationId', organizationId, ORGANIZATION_ID, allowed);
    return new EndpointPrincipals('StringEquals', { 'aws:PrincipalOrgID': organizationId });
  }

  /**
   * Those whom a statement names.
   *
   * @internal
   */
  public readonly _principal: IPrincipal;

  private constructor(operator: string, keys: Record<string, string | string[]>) {
    this._principal = new StarPrincipal().withConditions({ [operator]: keys });
  }
}
