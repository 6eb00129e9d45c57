import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { prebuiltFunction } from '../../private/prebuilt-function';

/** One whole vCPU: parsing is bound by it, and a smaller function costs the same for longer. */
const ONE_VCPU_MEMORY = 1769;

/**
 * The prebuilt function which turns web-server log lines into rows of the table `access_log`.
 *
 * A record holds one line, or many joined by newlines, or a gzip'd envelope of CloudWatch Logs.
 * A line that does not parse becomes a row with `parse_error` and `raw`.
 *
 * What 1 MiB of gzip'd records inflates to makes more rows than a response holds: give its processor a small buffer.
 *
 * @example
 * const { handler } = new LogTransform(this, 'Transform');
 * const processor = new LambdaProcessor(handler, { bufferSize: Size.kibibytes(205) });
 */
export class LogTransform extends Construct {
  /** The function. */
  public readonly handler: IFunction;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.handler = prebuiltFunction(this, 'Handler', {
      asset: 'log-transform',
      description: 'Turns web-server log lines into rows for Amazon Data Firehose',
      memorySize: ONE_VCPU_MEMORY,
      timeout: Duration.minutes(1),
    });
  }
}
