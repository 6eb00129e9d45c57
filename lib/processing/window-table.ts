import { AttributeType, BillingMode, type ITable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledgements';
import { encryptionKey } from '../private/encryption-key';

/** How the results of windows are kept. */
export interface WindowTableProps {
  /**
   * Key that encrypts the items.
   *
   * @default - a key of the table's own, rotated every year
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the table, and of a key it created, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Keeps the results of windows: on demand, with recovery to any point of the last 35 days. All windows of a group are one
 * query by its partition key; of several shards and parts, the reader puts the measures together.
 *
 * @example
 * const results = new WindowTable(this, 'Results');
 * const destination = WindowDestination.table(results.table, { expiration: Duration.days(90) });
 */
export class WindowTable extends Construct {
  /** The table. */
  public readonly table: ITable;

  /** The key that encrypts the items. */
  public readonly encryptionKey: IKey;

  constructor(scope: Construct, id: string, props: WindowTableProps = {}) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const description = `Encrypts the results in ${this.node.path}`;
    this.encryptionKey = props.encryptionKey ?? encryptionKey(this, 'Key', { description, removalPolicy });
    this.table = new Table(this, 'Resource', {
      partitionKey: { name: 'group', type: AttributeType.STRING },
      sortKey: { name: 'window', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires_at',
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy,
    });
    acknowledge(this.table, {
      DynamoDBInBackupPlan:
        'the table can be restored to any second of 35 days; a plan beyond that is made for an account',
    });
  }
}
