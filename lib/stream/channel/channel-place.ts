import type { Grant } from 'aws-cdk-lib/aws-iam';
import { Annotations, type IEnvironmentAware, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireThat } from '../../private/validation';

/** Throws unless what the channel needs is in its region, as far as that is known. */
export function requireOwnRegion(channel: Construct, prop: string, { env }: IEnvironmentAware): void {
  const { region } = Stack.of(channel);
  requireThat(!differ(region, env.region), channel, prop, `in the region of the channel, ${region}`, env.region);
}

/** Throws unless what the channel needs is in its account and region, as far as they are known. */
export function requireOwnPlace(channel: Construct, prop: string, resource: IEnvironmentAware): void {
  const { account } = Stack.of(channel);
  const other = resource.env.account;
  requireThat(!differ(account, other), channel, prop, `in the account of the channel, ${account}`, other);
  requireOwnRegion(channel, prop, resource);
}

/** What the role may do counts in its own account only: the owner of the bucket must let it in as well. */
export function warnOfOtherAccount(channel: Construct, bucket: IEnvironmentAware, grant: Grant): void {
  if (!differ(Stack.of(channel).account, bucket.env.account)) return;
  const statements = grant.principalStatements.map((statement) => statement.toStatementJson());
  const policy = JSON.stringify(Stack.of(channel).resolve(statements));
  Annotations.of(channel).addWarningV2(
    'cdk-kinesis-pipelines:channelBucketOfOtherAccount',
    `account ${bucket.env.account} must let the role of the channel in, by bucket and key policies with the statements ${policy}`,
  );
}

function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
