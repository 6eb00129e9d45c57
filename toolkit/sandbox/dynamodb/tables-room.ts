import { join } from 'node:path';
import type { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import { objectProperty } from '../kernel/template-values';
import { sameTable, type TableDefinition, tableDefinition } from './table-definition';
import { TableEngine } from './table-engine';
import { TablePermissions } from './table-permissions';

const HONOURED = ['TableName', 'AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes', 'GlobalSecondaryIndexes'];

/** DynamoDB takes days to delete what has expired, so that a run need not. */
const RECORDED = [
  'BillingMode',
  'ContributorInsightsSpecification',
  'DeletionProtectionEnabled',
  'PointInTimeRecoverySpecification',
  'SSESpecification',
  'TableClass',
  'Tags',
  'TimeToLiveSpecification',
];

/** How often to look whether a table has come or gone, which dynalite does in moments. */
const MOST_LOOKS = 1_000;

type Table = Readonly<Record<string, unknown>>;

/** Amazon DynamoDB by dynalite: tables and their items, which stay from one run on a data directory to the next. */
export class TablesRoom implements Room {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::DynamoDB::Table',
      honours: HONOURED,
      records: RECORDED,
      create: (request) => this.create(request),
    },
    {
      type: 'AWS::DynamoDB::GlobalTable',
      honours: HONOURED,
      records: [...RECORDED, 'Replicas'],
      create: (request) => this.create(request),
    },
  ];
  readonly jsonApis: readonly JsonApi[] = [
    {
      targetPrefix: 'DynamoDB_20120810',
      jsonVersion: '1.0',
      permissionsFor: (operation, input) => this.permissions.for(operation, input),
      call: (operation, input) => this.engine.call(operation, input),
    },
  ];

  private opened: TableEngine | undefined;

  private readonly permissions: TablePermissions;

  constructor(private readonly context: SandboxContext) {
    this.permissions = new TablePermissions(context);
  }

  /** All items of a table, in the order of a scan. */
  async items(tableName: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const items: Readonly<Record<string, unknown>>[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const page = await this.engine.call('Scan', { TableName: tableName, ExclusiveStartKey });
      items.push(...(page.Items as typeof items));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  async close(): Promise<void> {
    await this.opened?.close();
    this.opened = undefined;
  }

  private get engine(): TableEngine {
    this.opened ??= new TableEngine(join(this.context.dataDir, 'dynamodb'), this.context);
    return this.opened;
  }

  private async create(request: ResourceRequest): Promise<CreatedResource> {
    const definition = tableDefinition(request);
    const { TableName: name } = definition;
    if (!(await this.keeps(definition))) await this.engine.call('CreateTable', { ...definition });
    const table = await this.settled(name);
    const Arn = this.permissions.arnOf(name);
    this.permissions.encrypt(name, objectProperty(request.properties, 'SSESpecification').KMSMasterKeyId);
    return { ref: name, attributes: { Arn, TableId: table?.TableId } };
  }

  /** Whether the table is there from an earlier run, with the same keys; one with others is replaced. */
  private async keeps(definition: TableDefinition): Promise<boolean> {
    const { TableName } = definition;
    const created = await this.settled(TableName);
    if (created === undefined) return false;
    if (sameTable(definition, created)) return true;
    await this.engine.call('DeleteTable', { TableName });
    await this.settled(TableName);
    return false;
  }

  /** The table once it is neither made nor deleted any more, which takes moments; undefined where there is none. */
  private async settled(name: string): Promise<Table | undefined> {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const table = await this.describe(name);
      if (table === undefined || table.TableStatus === 'ACTIVE') return table;
      await new Promise(setImmediate);
    }
    throw new Error(`the table ${name} was left unfinished by an earlier run: empty the data directory`);
  }

  private async describe(TableName: string): Promise<Table | undefined> {
    try {
      return (await this.engine.call('DescribeTable', { TableName })).Table as Table;
    } catch (error) {
      if ((error as AwsError).code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }
}
