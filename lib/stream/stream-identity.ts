import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Stack, Token } from 'aws-cdk-lib/core';

/**
 * The same for each import of a stream. An ARN with pseudo parameters is that of another stream in each environment, so
 * it tells streams apart together with the environment of its stack.
 */
export function identityOf(stream: IStream): string {
  const { account, region } = Stack.of(stream);
  const { streamArn } = stream;
  return Token.isUnresolved(streamArn) ? `${account}/${region}/${streamArn}` : streamArn;
}
