import { Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  CopyCompression,
  RedshiftDestination,
  StreamingIngestion,
  TableSchema,
  Warehouse,
  WarehouseAccess,
} from 'cdk-kinesis-pipelines';
import type { Construct } from 'constructs';
import { bufferingOf } from '../buffering';
import { factors } from '../combination';
import type { Arrival, LedgerDestination } from '../ledger-destination';
import { linesOf } from '../units';
import { recordBackup } from './s3';

const VIEW = 'requests';

export const REDSHIFT: LedgerDestination = {
  name: 'Redshift, by COPY',
  takesRows: true,
  factors: factors({
    source: ['Kinesis', 'Direct PUT'],
    processing: ['log transform'],
    packing: ['single', 'packed', 'aggregated', 'envelopes'],
    compression: ['UNCOMPRESSED', 'GZIP'],
    backup: ['failed', 'all'],
    delimiter: ['none', 'newline'],
    buffering: ['0 s', 'interval', 'size'],
  }),
  build: ({ scope, bucket, combination, processors }) => {
    const warehouse = warehouseIn(scope);
    return new RedshiftDestination(bucket, {
      ...bufferingOf(combination),
      endpoint: warehouse.endpoint,
      secret: warehouse.loaderSecret,
      tableName: warehouse.schema.tableName,
      copyOptions: {
        compression: combination.compression === 'GZIP' ? CopyCompression.GZIP : CopyCompression.UNCOMPRESSED,
      },
      backup: recordBackup(bucket, combination.backup),
      processors,
    });
  },
  read: async (arrival) => ({ rows: await query(arrival, 'SELECT * FROM access_log') }),
};

export const STREAMING_INGESTION: LedgerDestination = {
  name: 'Redshift, by streaming ingestion',
  takesRows: true,
  factors: factors({}),
  ingest: (scope, source) => {
    const { columns } = TableSchema.accessLog();
    const schema = new TableSchema({ tableName: VIEW, columns, idColumn: 'event_id' });
    new StreamingIngestion(scope, 'Ingestion', { source, warehouse: warehouseIn(scope), schema });
  },
  read: async (arrival) => {
    const rows = await query(arrival, `SELECT * FROM ${VIEW}`);
    const others = await query(arrival, `SELECT malformed FROM ${VIEW}_records WHERE malformed IS NOT NULL`);
    return { rows, lines: others.flatMap(({ malformed }) => linesOf(bytesOf(String(malformed)))) };
  },
};

function query({ sandbox, path }: Arrival, sql: string) {
  return sandbox.rooms.warehouse.query(sql, sandbox.ref(`${path}/Warehouse/Namespace`));
}

/** Written as `\\x` and two digits for each byte. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}

function warehouseIn(scope: Construct): Warehouse {
  const vpc = Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b', 'c'],
    publicSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    publicSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
  });
  return new Warehouse(scope, 'Warehouse', { vpc, access: WarehouseAccess.firehose() });
}
