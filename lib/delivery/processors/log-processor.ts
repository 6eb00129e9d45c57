import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Size } from 'aws-cdk-lib/core';
import { LambdaProcessor } from './lambda-processor';

/** The least that Firehose collects. */
const SMALLEST_BUFFER = Size.kibibytes(205);

/**
 * Hands records to a function that makes rows of log lines.
 *
 * What 1 MiB of gzip'd lines inflates to makes more rows than a response holds, and those beyond it are not delivered.
 */
export function logProcessor(handler: IFunction): LambdaProcessor {
  return new LambdaProcessor(handler, { bufferSize: SMALLEST_BUFFER });
}
