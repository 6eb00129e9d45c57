import type { AssumedRole } from './identity';
import type { FunctionDescription } from './services';

/** The role of a function, as AWS Lambda takes it on for the function. */
export function executionRole({
  roleArn,
  functionArn,
}: Pick<FunctionDescription, 'roleArn' | 'functionArn'>): AssumedRole {
  const [, , , , account = ''] = functionArn.split(':');
  const context = { 'aws:SourceArn': functionArn, 'aws:SourceAccount': account };
  return { roleArn, assumedBy: 'lambda.amazonaws.com', context };
}
