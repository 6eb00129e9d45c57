import type { ResourceRequest } from '../kernel/room';
import { stringProperty } from '../kernel/template-values';

/** What `CreateTable` takes of a template. Throughput is left out: nothing here is throttled. */
export interface TableDefinition {
  readonly TableName: string;
  readonly AttributeDefinitions: unknown;
  readonly KeySchema: unknown;
  readonly LocalSecondaryIndexes?: readonly IndexDefinition[];
  readonly GlobalSecondaryIndexes?: readonly IndexDefinition[];
  readonly BillingMode: 'PAY_PER_REQUEST';
}

interface IndexDefinition {
  readonly IndexName: unknown;
  readonly KeySchema: unknown;
  readonly Projection: unknown;
}

export function tableDefinition({ properties, generatedName }: ResourceRequest): TableDefinition {
  return {
    TableName: stringProperty(properties, 'TableName') ?? generatedName,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    LocalSecondaryIndexes: indexes(properties, 'LocalSecondaryIndexes'),
    GlobalSecondaryIndexes: indexes(properties, 'GlobalSecondaryIndexes'),
    BillingMode: 'PAY_PER_REQUEST',
  };
}

/** Whether CloudFormation would keep the table and its items, rather than replace it. */
export function sameTable(definition: TableDefinition, created: Readonly<Record<string, unknown>>): boolean {
  return keysOf(definition) === keysOf(created);
}

function keysOf(table: object): string {
  const { KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes } = table as TableDefinition;
  const names = [LocalSecondaryIndexes, GlobalSecondaryIndexes].map((list) => (list ?? []).map(keysOfIndex).sort());
  return JSON.stringify([KeySchema, names]);
}

function keysOfIndex({ IndexName, KeySchema, Projection }: IndexDefinition): string {
  return JSON.stringify([IndexName, KeySchema, Projection]);
}

function indexes(properties: Readonly<Record<string, unknown>>, name: string): IndexDefinition[] | undefined {
  const list = properties[name];
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) throw new Error(`${name} must be a list, got ${JSON.stringify(list)}`);
  return list.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
}
