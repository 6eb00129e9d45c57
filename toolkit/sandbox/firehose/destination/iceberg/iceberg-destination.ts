import { AwsError } from '../../../kernel/aws-error';
import { type OpenTable, RowMismatch } from '../../../kernel/open-tables';
import { SeededRandom } from '../../../kernel/seeded-random';
import type { BufferingHints } from '../../buffers/hinted-buffer';
import type { DeliveryStreamContext } from '../../delivery-stream-context';
import { type FailedRecord, type ProcessedRecord, sumOf } from '../../record';
import type { Destination } from '../destination';
import { retryDelays } from '../endpoint/retry-delays';
import type { ErrorPrefix } from '../error-prefix';
import { oldestArrival } from '../object-writer';
import { errorLines } from './error-lines';
import { catalogArn, type IcebergProperties, type TableProperties, tableOf } from './iceberg-properties';
import { jsonObject } from './json-object';
import { RowFailure } from './row-failure';
import { TableChanges } from './table-changes';
import { filePermissions, tablePermissions } from './table-permissions';
import { routeOf } from './table-routing';

const PREFIX = 'DeliveryToIceberg';
const ERROR_TYPE = 'iceberg-failed';

export interface IcebergDestinationProps {
  readonly hints: BufferingHints;
  readonly retryMs: number;
  /** Where what is not delivered goes. */
  readonly errors: ErrorPrefix;
}

/** What the records of one batch do to a table, by the names that it has. */
interface Change extends TableProperties {
  readonly rows: TableChanges;
}

type Changes = Map<OpenTable, Change>;

/** Rows of tables of Apache Iceberg: one commit for each table of a batch. */
export class IcebergDestination implements Destination {
  readonly hints: BufferingHints;
  private readonly random = new SeededRandom(1);

  constructor(
    private readonly context: DeliveryStreamContext,
    private readonly properties: IcebergProperties,
    private readonly props: IcebergDestinationProps,
  ) {
    this.hints = props.hints;
  }

  async deliver(batch: readonly ProcessedRecord[]): Promise<void> {
    const changes: Changes = new Map();
    const failed = batch.flatMap((record) => (record.data === undefined ? [] : this.add(changes, record)));
    for (const change of changes.values()) failed.push(...(await this.commit(change)));
    await this.writeFailures(failed);
    await this.props.errors.writeFailures(batch);
  }

  /** @returns the record, with what is wrong, when it does not become a row */
  private add(changes: Changes, record: ProcessedRecord): FailedRecord[] {
    try {
      const { table: properties, operation } = routeOf(record, this.properties.DestinationTableConfigurationList ?? []);
      const table = tableOf(this.context, this.properties, properties);
      const change = changes.get(table) ?? { ...properties, rows: changesOf(table, properties) };
      change.rows.add(record, jsonObject(record.data as Buffer), operation);
      changes.set(table, change);
      return [];
    } catch (error) {
      return [this.failed(record, codeOf(error as Error), (error as Error).message, 1)];
    }
  }

  /** @returns what could not be committed within the retry duration */
  private async commit(change: Change): Promise<FailedRecord[]> {
    const delays = retryDelays(this.props.retryMs, this.random);
    for (let attempts = 1; ; attempts++) {
      const error = await this.attempt(change);
      if (error === undefined) return [];
      const delay = delays.next();
      if (delay.done) {
        return change.rows.records.map((record) =>
          this.failed(record, `Iceberg.${error.code}`, error.message, attempts),
        );
      }
      await this.context.sandbox.clock.sleep(delay.value);
    }
  }

  private async attempt({ rows, ...names }: Change): Promise<AwsError | undefined> {
    const { metrics, log } = this.context;
    const { table, records, commit } = rows;
    try {
      this.requireAccess(table, names);
      await table.commit(commit);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      metrics.putSuccesses(PREFIX, 0, 1);
      log.error({ destination: table.definition.location, errorCode: `Iceberg.${error.code}`, message: error.message });
      return error;
    }
    metrics.putSuccesses(PREFIX, 1, 0);
    this.report(table, records);
    return undefined;
  }

  /** @throws AwsError */
  private requireAccess({ definition }: OpenTable, names: TableProperties): void {
    const { DestinationDatabaseName = '', DestinationTableName = '' } = names;
    const catalog = catalogArn(this.properties, this.context);
    const { identity } = this.context.as(this.properties.RoleARN);
    identity.require(...tablePermissions(catalog, DestinationDatabaseName, DestinationTableName));
    identity.require(...filePermissions(catalog, definition.location));
  }

  private report(table: OpenTable, records: readonly ProcessedRecord[]): void {
    const { metrics, sandbox, name } = this.context;
    const bytes = sumOf(records, ({ source }) => source.data.length);
    metrics.put(`${PREFIX}.SuccessfulRowCount`, records.length);
    metrics.put(`${PREFIX}.Bytes`, bytes, 'Bytes');
    metrics.put(`${PREFIX}.DataFreshness`, (sandbox.clock.now() - oldestArrival(records)) / 1000, 'Seconds');
    const { location } = table.definition;
    sandbox.events.emit({
      type: 'request-delivered',
      deliveryStream: name,
      endpoint: location,
      records: records.length,
      bytes,
    });
  }

  private async writeFailures(failed: readonly FailedRecord[]): Promise<void> {
    if (failed.length === 0) return;
    this.context.metrics.put(`${PREFIX}.FailedRowCount`, failed.length);
    await this.props.errors.write(ERROR_TYPE, failed, errorLines(failed));
  }

  private failed(record: ProcessedRecord, code: string, message: string, attempts: number): FailedRecord {
    const endedAt = this.context.sandbox.clock.now();
    return { ...record, failure: { errorType: ERROR_TYPE, code, message, attempts, endedAt } };
  }
}

/** @throws RowFailure for a table that is not written here */
function changesOf(table: OpenTable, { UniqueKeys }: TableProperties): TableChanges {
  if (table.whyReadOnly !== undefined) throw new RowFailure('Iceberg.NotSupported', table.whyReadOnly);
  return new TableChanges(table, UniqueKeys ?? table.definition.identifierColumns);
}

/** @throws the error when it is not the record's fault */
function codeOf(error: Error): string {
  if (error instanceof RowFailure) return error.code;
  if (error instanceof RowMismatch) return `Iceberg.${error.code}`;
  if (error instanceof AwsError) return 'Iceberg.GlueTableNotFound';
  throw error;
}
