import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { Annotations, ArnFormat, Names, Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { Construct, IDependable } from 'constructs';
import type { OpenSearchCollection } from './opensearch-collection';

/** What AWS documents for Firehose. */
const PERMISSIONS = ['aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:WriteDocument'];
const LONGEST_NAME = 32;

/** Lets the role create the index and write to it, where the collection is of the same account. */
export function dataAccessPolicy(
  scope: Construct,
  collection: OpenSearchCollection,
  indexName: string,
  role: IRole,
): IDependable[] {
  const Resource = [`index/${collection.collectionName}/${indexName}`];
  const Rules = [{ ResourceType: 'index', Resource, Permission: PERMISSIONS }];
  const policy = [{ Rules, Principal: [sessionsOf(scope, role)] }];
  if (isOfOtherAccount(scope, collection)) {
    warnOfOtherAccount(scope, collection, policy);
    return [];
  }
  return [
    new CfnAccessPolicy(scope, 'DataAccessPolicy', {
      name: policyName(scope),
      type: 'data',
      description: `Lets Amazon Data Firehose write to ${indexName}`,
      policy: Stack.of(scope).toJsonString(policy),
    }),
  ];
}

/** The principal is whoever has assumed the role, not the role. */
function sessionsOf(scope: Construct, { roleName }: IRole): string {
  const resourceName = `${roleName}/*`;
  return Stack.of(scope).formatArn({ service: 'sts', region: '', resource: 'assumed-role', resourceName });
}

/** Unique in account and region, where policies of all collections share their names; the first character is a letter. */
function policyName(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: LONGEST_NAME, separator: '-' }).toLowerCase();
}

function isOfOtherAccount(scope: Construct, { collectionArn }: OpenSearchCollection): boolean {
  const { account = '' } = Stack.of(scope).splitArn(collectionArn, ArnFormat.SLASH_RESOURCE_NAME);
  return Token.compareStrings(account, Stack.of(scope).account) === TokenComparison.DIFFERENT;
}

function warnOfOtherAccount(scope: Construct, { collectionArn }: OpenSearchCollection, policy: object): void {
  const text = JSON.stringify(Stack.of(scope).resolve(policy));
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:collectionOfOtherAccount',
    `the owner of ${collectionArn} must let the role of the delivery stream in, by a data access policy with ${text}`,
  );
}
