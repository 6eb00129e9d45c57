import { App, Stack } from 'aws-cdk-lib/core';
import {
  ColumnType,
  DataStream,
  EndpointTarget,
  PipelineEndpoints,
  PipelineVpc,
  StreamingIngestion,
  TableSchema,
  Warehouse,
} from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'PrivateWarehouse');
const orders = new DataStream(stack, 'Orders');

// No public address, no way to the internet: the warehouse reaches the one stream that it reads, and nothing else.
const { vpc } = new PipelineVpc(stack, 'Network');
new PipelineEndpoints(stack, 'Endpoints', { vpc, targets: [EndpointTarget.streamingIngestion([orders.stream])] });
const warehouse = new Warehouse(stack, 'Warehouse', { vpc });

// Seconds after a record is put, the view `orders` shows it as a row, once, however often it was put.
new StreamingIngestion(stack, 'Ingestion', {
  source: orders,
  warehouse,
  schema: new TableSchema({
    tableName: 'orders',
    idColumn: 'order_id',
    columns: [
      { name: 'order_id', type: ColumnType.text(36) },
      { name: 'ordered_at', type: ColumnType.TIMESTAMP },
      { name: 'amount', type: ColumnType.DOUBLE },
    ],
  }),
});
