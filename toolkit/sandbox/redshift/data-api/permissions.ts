import type { Place } from '../../kernel/encryption';
import type { Permission } from '../../kernel/identity';

type Input = Readonly<Record<string, unknown>>;

const RUNNING = ['BatchExecuteStatement', 'ExecuteStatement'];

/** What an operation needs: on a workgroup to run statements; what has been run has no ARN. */
export function permissionsFor(operation: string, input: Input, place: Place): readonly Permission[] {
  const action = `redshift-data:${operation}`;
  if (!RUNNING.includes(operation)) return [{ action, resource: '*' }];
  const resource = workgroupArn(String(input.WorkgroupName), place);
  const credentials = { action: 'redshift-serverless:GetCredentials', resource };
  return [{ action, resource }, ...(input.SecretArn === undefined ? [credentials] : [])];
}

function workgroupArn(nameOrArn: string, { partition, region, account }: Place): string {
  if (nameOrArn.startsWith('arn:')) return nameOrArn;
  return `arn:${partition}:redshift-serverless:${region}:${account}:workgroup/${nameOrArn}`;
}
