import type { SandboxContext } from '../kernel/context';
import type { FunctionDefinition } from './function-definition';

/** What a function's process sees: Lambda's own variables and the template's, and nothing of this machine's. */
export function environmentVariables(
  context: SandboxContext,
  definition: FunctionDefinition,
  run: { readonly version: string; readonly taskRoot: string; readonly logStream: string },
): Record<string, string> {
  const credentials = context.credentials(definition.roleArn);
  return {
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TZ: ':UTC',
    ...definition.variables,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_REGION: context.region,
    AWS_DEFAULT_REGION: context.region,
    AWS_ENDPOINT_URL: context.endpoint,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: definition.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: run.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: run.logStream,
    LAMBDA_TASK_ROOT: run.taskRoot,
    _HANDLER: definition.handler,
  };
}
