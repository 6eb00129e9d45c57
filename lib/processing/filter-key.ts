import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * Lets Lambda read the patterns of filters in this account. It asks as the principal of its region, and names the mapping;
 * the key can name neither that nor the stream, which may be encrypted with the same key.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
 */
export function letLambdaReadFilters(scope: Construct, key: IKey): void {
  const stack = Stack.of(scope);
  const mappings = stack.formatArn({
    service: 'lambda',
    resource: 'event-source-mapping',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const statement = new PolicyStatement({
    principals: [new ServicePrincipal(`lambda.${stack.region}.amazonaws.com`)],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: { ArnLike: { 'aws:SourceArn': mappings } },
  });
  if (!key.addToResourcePolicy(statement).statementAdded) warnOfUnreadFilters(scope, key, statement);
}

/** Without it, the mapping invokes nothing. */
function warnOfUnreadFilters(scope: Construct, key: IKey, statement: PolicyStatement): void {
  const policy = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:filterKeyCannotBeChanged',
    `${key.node.path}: its policy cannot be changed here, add the statement ${policy} to it`,
  );
}
