import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { CatalogColumn, CatalogService } from '../kernel/services';

interface TableInput {
  readonly Name?: string;
  readonly StorageDescriptor?: { readonly Columns?: readonly { readonly Name: string; readonly Type?: string }[] };
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
      honours: ['CatalogId', 'DatabaseName', 'TableInput.Name', 'TableInput.StorageDescriptor.Columns'],
      records: ['TableInput'],
      create: (request) => this.createTable(request),
    },
  ];

  private readonly databases = new Map<string, Map<string, readonly CatalogColumn[]>>();

  constructor(private readonly context: SandboxContext) {}

  columns(database: string, table: string): readonly CatalogColumn[] {
    const columns = this.tables(database).get(table.toLowerCase());
    if (columns === undefined) throw new AwsError('EntityNotFoundException', `Entity Not Found (Table ${table})`);
    return columns;
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
    const input = request.properties.TableInput as TableInput | undefined;
    const name = (input?.Name ?? request.generatedName).toLowerCase();
    const columns = input?.StorageDescriptor?.Columns ?? [];
    this.tables(String(request.properties.DatabaseName)).set(
      name,
      columns.map((column) => ({ name: column.Name.toLowerCase(), type: column.Type ?? 'string' })),
    );
    return { ref: name };
  }

  private requireOwnCatalog({ properties }: ResourceRequest): void {
    const { account } = this.context;
    if (String(properties.CatalogId ?? account) === account) return;
    throw new Error(`CatalogId must be the account ${account}, got ${properties.CatalogId}`);
  }

  private tables(database: string): Map<string, readonly CatalogColumn[]> {
    const tables = this.databases.get(database.toLowerCase());
    if (tables === undefined) throw new AwsError('EntityNotFoundException', `Database ${database} not found.`);
    return tables;
  }
}
