import { App, Duration, Stack } from 'aws-cdk-lib/core';
import { DataStream, WindowDestination, WindowedAggregator, WindowMeasure, WindowTable } from 'cdk-kinesis-pipelines';

const stack = new Stack(new App(), 'WindowedSales', { description: 'Sales of each country, minute by minute' });

const stream = new DataStream(stack, 'Orders');
const results = new WindowTable(stack, 'Results');

// An order is a JSON line: {"customer":{"id":"c-17","country":"DE"},"total":12.5}
new WindowedAggregator(stack, 'Sales', {
  source: stream,
  window: Duration.minutes(1),
  dimensions: { Country: '$.customer.country' },
  measures: [
    WindowMeasure.count('Orders'),
    WindowMeasure.sum('Revenue', '$.total'),
    WindowMeasure.percentile('LargeOrder', '$.total', 99),
    WindowMeasure.distinct('Customers', '$.customer.id'),
  ],
  destination: WindowDestination.table(results.table, { expiration: Duration.days(90) }),
});
