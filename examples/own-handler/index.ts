import { idempotent, jsonLines, processRecords } from 'cdk-kinesis-pipelines/handlers';

interface Order {
  readonly customer: string;
  readonly total: number;
}

const totals = new Map<string, number>();

/** Adds up what each customer has ordered, one order a line, each order once. */
export const handler = processRecords(
  idempotent<Order>(async ({ data: { customer, total } }) => {
    totals.set(customer, (totals.get(customer) ?? 0) + total);
    console.log(JSON.stringify({ customer, total: totals.get(customer) }));
  }),
  { codec: jsonLines() },
);
