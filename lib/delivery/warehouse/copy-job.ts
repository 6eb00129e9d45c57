import { createHash } from 'node:crypto';
import { type IRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnIntegration } from 'aws-cdk-lib/aws-redshift';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Annotations, ArnFormat, Lazy, Names, Stack } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { requireThat } from '../../private/validation';
import { CopyFlag } from '../destinations/redshift/copy-flag';
import { CopyFormatKind } from '../destinations/redshift/copy-format-kind';
import { copyColumns, copyParameters } from '../destinations/redshift/copy-parameters';
import { grantObjectsRead } from '../lake/lake-permissions';
import type { CopySource } from './copy-source';
import { requireRoomFor } from './relation-name';
import type { IWarehouse } from './warehouse-interface';
import { warehouseRole } from './warehouse-role';

/** What the set-up adds to the name of a table. */
const JOB_SUFFIX = '_0123456789abcdef';

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
    requireRoomFor(this, warehouse.schema, JOB_SUFFIX);
    requireSameColumns(this, source, warehouse);
    requireNoNumbering(this, source, warehouse);
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
  const targetArn = warehouse._engine.admitEvents(scope, bucket);
  const integration = new CfnIntegration(scope, 'Integration', {
    integrationName: integrationName(scope, [bucket.bucketArn, targetArn]),
    sourceArn: bucket.bucketArn,
    targetArn,
  });
  integration.node.addDependency(warehouse.tableReady);
  const statement = notificationStatement(scope, bucket);
  const { statementAdded, policyDependable } = bucket.addToResourcePolicy(statement);
  if (policyDependable !== undefined) integration.node.addDependency(policyDependable);
  if (!statementAdded) warnOfMissingPolicy(scope, bucket, statement);
  return integration;
}

/** Another bucket or warehouse replaces the integration, and two of one name cannot stand. */
function integrationName(scope: Construct, ends: string[]): string {
  const produce = () => {
    const resolved = JSON.stringify(Stack.of(scope).resolve(ends));
    const digest = createHash('sha256').update(resolved).digest('hex').slice(0, 8);
    const name = Names.uniqueResourceName(scope, { maxLength: 54, separator: '-' }).toLowerCase();
    return `${name}-${digest}`;
  };
  return Lazy.string({ produce });
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

/** Parquet files are copied by the order of their columns, which the job names: a table gets new ones at its end. */
function requireSameColumns(scope: Construct, { _schema }: CopySource, { schema }: IWarehouse): void {
  if (_schema === undefined) return;
  const namesOf = ({ columns }: typeof schema) => columns.map(({ name }) => name).join(', ');
  const [own, given] = [namesOf(schema), namesOf(_schema)];
  requireThat(own === given, scope, 'source', `a lake with the columns ${own}`, given);
}

/** Amazon Redshift numbers no rows of such files: it refuses them for want of the column. */
function requireNoNumbering(scope: Construct, { _copyOptions }: CopySource, warehouse: IWarehouse): void {
  const { format, flags = [] } = _copyOptions;
  const { _identityColumn: identityColumn } = warehouse;
  if (format?._kind !== CopyFormatKind.COLUMNAR || flags.includes(CopyFlag.EXPLICIT_IDS)) return;
  const allowed = `left out for ${format.parameters}, whose rows it cannot number`;
  requireThat(identityColumn === undefined, scope, 'warehouse identityColumn', allowed, `"${identityColumn}"`);
}
