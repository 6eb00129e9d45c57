import { type IRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnIntegration } from 'aws-cdk-lib/aws-redshift';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, ArnFormat, Names, Stack } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { requireThat } from '../../private/validation';
import { copyColumns, copyParameters } from '../destinations/redshift/copy-parameters';
import { grantObjectsRead } from '../lake/lake-permissions';
import type { CopySource } from './copy-source';
import type { IWarehouse } from './warehouse-interface';
import { warehouseRole } from './warehouse-role';

const NOTIFICATION_ACTIONS = ['s3:GetBucketLocation', 's3:GetBucketNotification', 's3:PutBucketNotification'];

/** Properties of a COPY job. */
export interface CopyJobProps {
  /** The objects to copy. */
  readonly source: CopySource;

  /** The warehouse, whose table they are copied to. */
  readonly warehouse: IWarehouse;
}

/**
 * Copies objects of a bucket to the table of a warehouse as they come, each once: Amazon Redshift gets an event of each by
 * an S3 event integration. Nothing needs a public address.
 *
 * Objects that stand already are not copied; COPY them once. Another source or other options are another job: what comes
 * while both stand is copied twice, and the view without duplicates shows it once. The events of the bucket are not to be
 * set elsewhere: Amazon Redshift adds its own to them.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/loading-data-copy-job.html
 *
 * @example
 * declare const lake: DataLake;
 * declare const warehouse: Warehouse;
 * new CopyJob(this, 'CopyJob', { source: CopySource.lake(lake), warehouse });
 */
export class CopyJob extends Construct {
  /** The role with which Amazon Redshift reads the objects. */
  public readonly role: IRole;

  /** What must stand before objects come. */
  public readonly jobReady: IDependable;

  constructor(scope: Construct, id: string, props: CopyJobProps) {
    super(scope, id);
    const { source, warehouse } = props;
    const { _bucket: bucket, _prefix: prefix, _copyOptions: copyOptions } = source;
    requireSameColumns(this, source, warehouse);
    const role = warehouseRole(this);
    grantObjectsRead(bucket, prefix, role);
    this.role = role;
    warehouse._engine.associateRole(role);
    const job = warehouse._engine.run(this, 'Resource', {
      resourceType: 'Custom::CopyJob',
      properties: {
        RoleArn: role.roleArn,
        TableName: warehouse.schema.tableName,
        Columns: copyColumns(copyOptions),
        SourceUrl: `${bucket.s3UrlForObject()}/${prefix}`,
        Parameters: copyParameters(copyOptions),
      },
    });
    job.node.addDependency(role, warehouse.tableReady, eventIntegration(this, bucket, warehouse));
    this.jobReady = job;
  }
}

/** Tells Amazon Redshift of each object; the bucket lets it ask for that. */
function eventIntegration(scope: Construct, bucket: IBucket, warehouse: IWarehouse): CfnIntegration {
  const integration = new CfnIntegration(scope, 'Integration', {
    integrationName: Names.uniqueResourceName(scope, { maxLength: 63, separator: '-' }).toLowerCase(),
    sourceArn: bucket.bucketArn,
    targetArn: warehouse._engine.admitEvents(scope, bucket),
  });
  const statement = notificationStatement(scope, bucket);
  const { statementAdded, policyDependable } = bucket.addToResourcePolicy(statement);
  if (policyDependable !== undefined) integration.node.addDependency(policyDependable);
  if (!statementAdded) warnOfMissingPolicy(scope, bucket, statement);
  return integration;
}

function notificationStatement(scope: Construct, bucket: IBucket): PolicyStatement {
  const stack = Stack.of(scope);
  const integrations = stack.formatArn({
    service: 'redshift',
    resource: 'integration',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({
    principals: [new ServicePrincipal('redshift.amazonaws.com')],
    actions: NOTIFICATION_ACTIONS,
    resources: [bucket.bucketArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': integrations },
    },
  });
}

function warnOfMissingPolicy(scope: Construct, bucket: IBucket, statement: PolicyStatement): void {
  const policy = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
  Annotations.of(scope).addWarningV2(
    'cdk-kinesis-pipelines:bucketCannotBeChanged',
    `${bucket.node.path}: its policy cannot be changed here, add the statement ${policy} to it`,
  );
}

/** Parquet files are copied by the order of their columns: another order would mix them up where types agree. */
function requireSameColumns(scope: Construct, { _schema }: CopySource, { schema }: IWarehouse): void {
  if (_schema === undefined) return;
  const namesOf = ({ columns }: typeof schema) => columns.map(({ name }) => name).join(', ');
  const [own, given] = [namesOf(schema), namesOf(_schema)];
  requireThat(own === given, scope, 'source', `a lake with the columns ${own}`, given);
}
