import type {
  DataProcessorBindOptions,
  DataProcessorConfig,
  DataProcessorProps,
  IDataProcessor,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IFunction, IVersion, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Size, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requireDuration, requireSize, requireThat } from '../../private/validation';
import { grantTransform } from '../destinations/delivery-permissions';
import { lambdaSettings } from './lambda-parameters';

const OWNER = 'LambdaProcessor';
const SMALLEST_BUFFER = Size.bytes(209_716);
const LARGEST_BUFFER = Size.mebibytes(3);
const LONGEST_INTERVAL = Duration.seconds(900);
const LONGEST_TIMEOUT = Duration.minutes(5);

/** Properties of a Lambda processor. */
export interface LambdaProcessorProps {
  /**
   * How much is collected before an invocation: 0.2 to 3 MiB.
   *
   * Request and response hold 6 MB each with their records in base64, so a transformation that
   * makes records larger needs a small buffer.
   *
   * @default - 1 MiB, and 256 KiB for Splunk and Snowflake
   */
  readonly bufferSize?: Size;

  /**
   * How long records are collected before an invocation: 0 to 900 seconds.
   *
   * @default - 60 seconds, and 30 seconds for Snowflake
   */
  readonly bufferInterval?: Duration;

  /**
   * How often a failed invocation is repeated before its records go to the error prefix.
   *
   * @default 3
   */
  readonly retries?: number;
}

/**
 * Transforms the records of a delivery stream with a Lambda function.
 *
 * What CloudWatch Logs sends is decompressed by `DecompressionProcessor` of aws-cdk, and taken apart by its `CloudWatchLogProcessor`;
 * its `AppendDelimiterToRecordProcessor` puts each record on a line of its own. Firehose runs them in an order of its own.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
 */
export class LambdaProcessor implements IDataProcessor {
  /** The settings, as they were given. */
  public readonly props: DataProcessorProps;

  /** The function. */
  public readonly handler: IFunction;

  constructor(handler: IFunction, props: LambdaProcessorProps = {}) {
    requireSize(OWNER, 'bufferSize', props.bufferSize, SMALLEST_BUFFER, LARGEST_BUFFER);
    requireDuration(OWNER, 'bufferInterval', props.bufferInterval, Duration.seconds(0), LONGEST_INTERVAL);
    requireRetries(props.retries);
    requireDuration(OWNER, 'handler timeout', timeoutOf(handler), Duration.seconds(1), LONGEST_TIMEOUT);
    this.handler = handler;
    this.props = props;
  }

  public bind(_scope: Construct, options: DataProcessorBindOptions): DataProcessorConfig {
    grantTransform(options.role, this.handler);
    const identifier = { parameterName: 'LambdaArn', parameterValue: this.handler.functionArn };
    const role = { parameterName: 'RoleArn', parameterValue: options.role.roleArn };
    return {
      processorType: 'Lambda',
      processorIdentifier: identifier,
      parameters: [identifier, role, ...lambdaSettings(this.props)],
    };
  }
}

function requireRetries(retries: number | undefined): void {
  const holds = retries === undefined || Token.isUnresolved(retries) || (Number.isInteger(retries) && retries >= 0);
  requireThat(holds, OWNER, 'retries', 'a whole number of 0 or more', `${retries}`);
}

/** Versions and aliases have that of their function; imported functions do not tell. */
function timeoutOf(handler: IFunction): Duration | undefined {
  const { lambda = handler } = handler as Partial<IVersion>;
  return (lambda as Partial<LambdaFunction>).timeout;
}
