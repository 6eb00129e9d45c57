import { ArnPrincipal, type Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { Annotations, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { accountOf } from './known-domain';

type Configuration = CfnDeliveryStream.AmazonopensearchserviceDestinationConfigurationProperty;

/** A domain goes by its ARN, but one of another account by its endpoint. */
export function domainAddress(
  scope: Construct,
  domain: IDomain,
  role: IRole,
  grant: Grant,
): Pick<Configuration, 'domainArn' | 'clusterEndpoint'> {
  const account = accountOf(domain);
  if (Token.compareStrings(account, Stack.of(scope).account) !== TokenComparison.DIFFERENT) {
    return { domainArn: domain.domainArn };
  }
  warnOfOtherAccount(scope, account, role, grant);
  return { clusterEndpoint: `https://${domain.domainEndpoint}` };
}

/** What the role may do counts in its own account only. */
function warnOfOtherAccount(scope: Construct, account: string, role: IRole, grant: Grant): void {
  const principals = [new ArnPrincipal(role.roleArn)];
  const statements = grant.principalStatements.map((statement) => statement.copy({ principals }).toStatementJson());
  const policy = JSON.stringify(Stack.of(scope).resolve(statements));
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:domainOfOtherAccount',
    `account ${account} must let the role of the delivery stream in, by an access policy of the domain with the statements ${policy}`,
  );
}
