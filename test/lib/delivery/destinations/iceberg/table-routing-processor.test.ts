import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { TableRoutingProcessor, type TableRoutingProcessorProps } from '../../../../../lib';

function queryOf(queries: TableRoutingProcessorProps): unknown {
  const stack = new Stack();
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('firehose.amazonaws.com') });
  const { processorType, parameters } = new TableRoutingProcessor(queries).bind(stack, { role });
  expect(processorType).toBe('MetadataExtraction');
  expect(parameters?.[1]).toEqual({ parameterName: 'JsonParsingEngine', parameterValue: 'JQ-1.6' });
  return parameters?.[0]?.parameterValue;
}

describe('TableRoutingProcessor', () => {
  test('tells the table of a record, in the words of Firehose', () => {
    expect(queryOf({ databaseName: '"shop"', tableName: '.type' })).toBe(
      '{"destinationDatabaseName":("shop"),"destinationTableName":(.type)}',
    );
  });

  test('tells what is done with the row', () => {
    expect(queryOf({ databaseName: '"shop"', tableName: '.type', operation: '.op // "insert"' })).toContain(
      '"operation":(.op // "insert")',
    );
  });

  test('refuses a query which jq does not parse', () => {
    expect(() => new TableRoutingProcessor({ databaseName: '"shop"', tableName: '.[' })).toThrow(
      /^TableRoutingProcessor: /,
    );
  });
});
