import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { OpenTableDefinition } from '../kernel/open-tables';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { CatalogColumn, CatalogService } from '../kernel/services';
import { columnsOf, isIceberg, openDefinition, type TableInput } from './table-input';

/** What is known of a table. */
interface Entry {
  readonly columns: readonly CatalogColumn[];
  /** Of a table in an open format. */
  readonly open?: OpenTableDefinition;
}

/** AWS Glue's Data Catalog, as far as others read schemas from it. */
export class CatalogRoom implements Room, CatalogService {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::Glue::Database',
      honours: ['CatalogId', 'DatabaseInput.Name'],
      records: ['DatabaseInput'],
      create: (request) => this.createDatabase(request),
    },
    {
      type: 'AWS::Glue::Table',
      honours: [
        'CatalogId',
        'DatabaseName',
        'OpenTableFormatInput',
        'TableInput.Name',
        'TableInput.StorageDescriptor.Columns',
      ],
      records: ['TableInput'],
      create: (request) => this.createTable(request),
    },
  ];

  private readonly databases = new Map<string, Map<string, Entry>>();

  constructor(private readonly context: SandboxContext) {}

  columns(database: string, table: string): readonly CatalogColumn[] {
    return this.entry(database, table).columns;
  }

  openTable(database: string, table: string): OpenTableDefinition {
    const { open } = this.entry(database, table);
    if (open === undefined) throw new AwsError('InvalidInputException', `Table ${table} is not an Iceberg table`);
    return open;
  }

  private createDatabase(request: ResourceRequest): CreatedResource {
    this.requireOwnCatalog(request);
    const input = request.properties.DatabaseInput as { Name?: string } | undefined;
    const name = (input?.Name ?? request.generatedName).toLowerCase();
    this.databases.set(name, new Map());
    return { ref: name };
  }

  private createTable(request: ResourceRequest): CreatedResource {
    this.requireOwnCatalog(request);
    const { TableInput, OpenTableFormatInput, DatabaseName } = request.properties;
    const input = (TableInput ?? {}) as TableInput;
    const name = (input.Name ?? request.generatedName).toLowerCase();
    const isOpen = OpenTableFormatInput !== undefined || isIceberg(input);
    const columns = columnsOf(input);
    this.tables(String(DatabaseName)).set(name, { columns, ...(isOpen && { open: openDefinition(input) }) });
    return { ref: name };
  }

  private requireOwnCatalog({ properties }: ResourceRequest): void {
    const { account } = this.context;
    if (String(properties.CatalogId ?? account) === account) return;
    throw new Error(`CatalogId must be the account ${account}, got ${properties.CatalogId}`);
  }

  private entry(database: string, table: string): Entry {
    const entry = this.tables(database).get(table.toLowerCase());
    if (entry === undefined) throw new AwsError('EntityNotFoundException', `Entity Not Found (Table ${table})`);
    return entry;
  }

  private tables(database: string): Map<string, Entry> {
    const tables = this.databases.get(database.toLowerCase());
    if (tables === undefined) throw new AwsError('EntityNotFoundException', `Database ${database} not found.`);
    return tables;
  }
}
