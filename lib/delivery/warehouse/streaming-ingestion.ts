import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { acknowledgeWildcards } from '../../private/acknowledgements';
import { requireThat } from '../../private/validation';
import type { IDataStream } from '../../stream/data-stream-interface';
import type { TableSchema } from '../table/table-schema';
import { requireRoomFor } from './relation-name';
import type { IWarehouse } from './warehouse-interface';
import { warehouseRole } from './warehouse-role';
import { setupColumns } from './warehouse-table';

const RECORDS_SUFFIX = '_records';

/** Properties of a streaming ingestion. */
export interface StreamingIngestionProps {
  /** The data stream to read: records of JSON objects, in the account and Region of the warehouse. */
  readonly source: IDataStream;

  /** The warehouse to read it in. */
  readonly warehouse: IWarehouse;

  /**
   * The view of the rows: its name of at most 119 characters, another than that of the table, and the columns, whose names
   * are the keys of the objects. A value which does not fit the type of its column fails the query that asks for it.
   */
  readonly schema: TableSchema;
}

/**
 * Reads a data stream in Amazon Redshift itself, seconds after records were put: nothing lies between, and nothing needs
 * a public address.
 *
 * `<view>_records` is a materialized view which refreshes by itself and keeps every record: those which are JSON in
 * `payload`, all others as they came in `malformed`. The view shows the former as rows, each id once. Both outlive their
 * stack. A VPC whose workgroup has no way to the internet needs `EndpointTarget.streamingIngestion`.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-streaming-ingestion.html
 *
 * @example
 * declare const stream: IDataStream;
 * declare const warehouse: Warehouse;
 * declare const orders: TableSchema;
 * new StreamingIngestion(this, 'Orders', { source: stream, warehouse, schema: orders });
 */
export class StreamingIngestion extends Construct {
  /** The view of the rows. */
  public readonly viewName: string;

  /** The materialized view of the records. */
  public readonly recordsViewName: string;

  /** The role with which Amazon Redshift reads the data stream. */
  public readonly role: IRole;

  /** What must stand before anything is queried. */
  public readonly viewReady: IDependable;

  constructor(scope: Construct, id: string, props: StreamingIngestionProps) {
    super(scope, id);
    const { source, warehouse, schema } = props;
    requireNearby(this, source);
    requireRoomFor(this, schema, RECORDS_SUFFIX);
    requireViewName(this, schema, warehouse);
    this.viewName = schema.tableName;
    this.recordsViewName = `${schema.tableName}${RECORDS_SUFFIX}`;
    const role = warehouseRole(this);
    this.role = role;
    source.grantRead(role);
    Grant.addToPrincipal({ grantee: role, actions: ['kinesis:ListStreams'], resourceArns: ['*'] });
    acknowledgeWildcards(role, ['*'], 'the names of streams are looked up by a list of all, which takes no resource');
    warehouse._engine.associateRole(role);
    warehouse._engine.keepCase(this);
    const views = warehouse._engine.run(this, 'Resource', {
      resourceType: 'Custom::StreamingIngestion',
      properties: {
        RoleArn: role.roleArn,
        StreamName: source.stream.streamName,
        TableName: schema.tableName,
        ...setupColumns(schema),
      },
    });
    views.node.addDependency(role, warehouse.tableReady);
    this.viewReady = views;
  }
}

/** An external schema leads to the streams of one account and Region. */
function requireNearby(scope: Construct, { stream }: IDataStream): void {
  const { account, region } = Stack.of(scope);
  const differs = (one: string, other: string) => Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
  const abroad = differs(stream.env.account, account) || differs(stream.env.region, region);
  const allowed = 'a stream of the account and Region of the warehouse';
  requireThat(!abroad, scope, 'source', allowed, `${stream.env.account}/${stream.env.region}`);
}

function requireViewName(scope: Construct, { tableName }: TableSchema, warehouse: IWarehouse): void {
  const { tableName: taken } = warehouse.schema;
  const own = tableName !== taken && tableName !== `${taken}_distinct`;
  requireThat(own, scope, 'schema tableName', `another name than ${taken} and ${taken}_distinct`, tableName);
}
