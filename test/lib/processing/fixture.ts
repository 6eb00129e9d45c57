import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { StreamProcessor, type StreamProcessorProps } from '../../../lib/processing/stream-processor';
import { DataStream } from '../../../lib/stream/data-stream';

/** A stream and a function in a stack, and what connects them. */
export function fixture(stack = new Stack(new App(), 'Stack')) {
  const stream = new DataStream(stack, 'Stream');
  const handler = new LambdaFunction(stack, 'Handler', {
    code: Code.fromInline('exports.handler = async () => ({ batchItemFailures: [] });'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  const process = (props: Partial<StreamProcessorProps> = {}) =>
    new StreamProcessor(stack, 'Processor', { source: stream, handler, ...props });
  return { stack, stream, handler, process };
}
