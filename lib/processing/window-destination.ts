import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Duration } from 'aws-cdk-lib/core';
import { withKeyThrough } from '../private/encryption-key';
import { requireDuration } from '../private/validation';
import type { IDataStream } from '../stream/data-stream-interface';
import { grantBatchWrite } from '../stream/stream-grants';

const LONGEST_EXPIRATION = Duration.days(36_500);

/** What DynamoDB does with the key of a table on behalf of whoever writes items. */
const TABLE_KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** What results tell beside their measures. */
export interface WindowResultOptions {
  /**
   * Whether a result holds, for each percentile and each count of distinct values, what those of several shards and parts
   * of a window can be put together from: the centroids of the t-digest, as pairs of mean and weight, to be put into one
   * digest; and the 4,096 registers of the HyperLogLog, in Base64, of which the greater of each is taken.
   *
   * @default false
   */
  readonly sketches?: boolean;
}

/** How results are kept in a table. */
export interface WindowTableOptions extends WindowResultOptions {
  /**
   * How long after its window an item expires, by the attribute `expires_at`: 1 to 36,500 whole days.
   *
   * @default - never
   */
  readonly expiration?: Duration;
}

/** Where the results of windows go. */
export class WindowDestination {
  /**
   * CloudWatch metrics with the time at which the window began, and the dimensions `StreamName` and those of the group. An
   * invocation that fails after it wrote them counts twice; in a table it does not. CloudWatch leaves out what is older
   * than two weeks.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
   */
  public static metrics(): WindowDestination {
    return new WindowDestination({ isMetrics: true, environment: {} });
  }

  /**
   * Records of a stream, a JSON line each, under the group as their partition key. A result may come more than once, with
   * the same `result_id`.
   *
   * @param stream Any but the one that is read.
   * @param options What results tell.
   */
  public static stream(stream: IDataStream, options: WindowResultOptions = {}): WindowDestination {
    return new WindowDestination({
      ...options,
      environment: { RESULTS_STREAM_ARN: stream.stream.streamArn },
      stream,
      grantWrite: (grantee) => grantBatchWrite(stream.stream, grantee),
    });
  }

  /**
   * Items of a table, such as that of a `WindowTable`: partition key `group`, the values of the dimensions as a JSON array,
   * in the order of their names;
   * sort key `window`, made of the time at which it began, the shard and the part. A result that comes more than once
   * takes its own place.
   *
   * @param table Table with the string keys `group` and `window`; import it together with its key, if it has one.
   * @param options What results tell, and how long they are kept.
   */
  public static table(table: ITable, options: WindowTableOptions = {}): WindowDestination {
    const { sketches, expiration } = options;
    requireDuration('WindowDestination.table', 'expiration', expiration, Duration.days(1), LONGEST_EXPIRATION);
    const kept = expiration && { RESULTS_EXPIRATION_SECONDS: `${expiration.toSeconds()}` };
    return new WindowDestination({
      sketches,
      environment: { RESULTS_TABLE_NAME: table.tableName, ...kept },
      grantWrite: (grantee) => grantItems(table, grantee),
    });
  }

  private constructor(
    /** @internal */
    public readonly _plan: WindowDestinationPlan,
  ) {}
}

/** What an aggregator needs to write to a destination. */
interface WindowDestinationPlan extends WindowResultOptions {
  readonly isMetrics?: boolean;
  readonly stream?: IDataStream;
  readonly environment: Record<string, string>;
  readonly grantWrite?: (grantee: IGrantable) => Grant;
}

function grantItems(table: ITable, grantee: IGrantable): Grant {
  const actions = ['dynamodb:BatchWriteItem'];
  const grant = Grant.addToPrincipal({ grantee, actions, resourceArns: [table.tableArn] });
  return withKeyThrough(grant, 'dynamodb', table.encryptionKey, grantee, ...TABLE_KEY_ACTIONS);
}
