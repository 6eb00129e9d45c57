import type { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { CfnDomain, type IDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { ArnFormat, Stack, Token } from 'aws-cdk-lib/core';

const ENGINE_WITH_TYPES = /^Elasticsearch_[1-6]\./;

/** Whether the domain is in a VPC; an imported one does not tell. */
export function isInVpc(domain: IDomain): boolean | undefined {
  const resource = resourceOf(domain);
  return resource && resource.vpcOptions !== undefined;
}

/** The domain as one that security groups can let in or out, if it is in a VPC and not imported. */
export function connectableOf(domain: IDomain): IConnectable | undefined {
  return isInVpc(domain) && isConnectable(domain) ? domain : undefined;
}

/** Whether the engine keeps the documents of an index by type; an imported domain does not tell. */
export function hasTypes(domain: IDomain): boolean | undefined {
  const engineVersion = resourceOf(domain)?.engineVersion;
  if (engineVersion === undefined || Token.isUnresolved(engineVersion)) return undefined;
  return ENGINE_WITH_TYPES.test(engineVersion);
}

/** The account in the ARN: aws-cdk takes an imported domain for one of the account it is imported into. */
export function accountOf(domain: IDomain): string {
  const { domainArn, env } = domain;
  if (Token.isUnresolved(domainArn)) return env.account;
  return Stack.of(domain).splitArn(domainArn, ArnFormat.SLASH_RESOURCE_NAME).account ?? env.account;
}

function isConnectable(domain: IDomain): domain is IDomain & IConnectable {
  return 'connections' in domain;
}

function resourceOf(domain: IDomain): CfnDomain | undefined {
  const resource = domain.node.defaultChild;
  return CfnDomain.isCfnDomain(resource) ? resource : undefined;
}
