import type { InvokeMessage } from './protocol';

/** The second argument of a handler. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function invocationContext(
  { requestId, invokedFunctionArn, timeoutMs }: InvokeMessage,
  variables: NodeJS.ProcessEnv,
) {
  // A handler works in real time, whatever the sandbox's clock says.
  const deadline = performance.now() + timeoutMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: variables.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: variables.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn,
    memoryLimitInMB: variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: requestId,
    logGroupName: variables.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: variables.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}
