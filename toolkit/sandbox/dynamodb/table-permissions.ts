import type { Place } from '../kernel/encryption';
import type { Permission } from '../kernel/identity';
import { ResourceKeys } from '../kernel/resource-keys';

type Input = Readonly<Record<string, unknown>>;

/** What operations on tables need, the keys of their items included. */
export class TablePermissions {
  private readonly keys: ResourceKeys;

  constructor(private readonly place: Place) {
    this.keys = new ResourceKeys(place, {
      service: 'dynamodb',
      contextOf: (arn) => ({
        'aws:dynamodb:tableName': arn.split('/').at(-1) as string,
        'aws:dynamodb:subscriberId': place.account,
      }),
    });
  }

  encrypt(table: string, key: unknown): void {
    this.keys.encrypt(this.arnOf(table), key);
  }

  arnOf(table: string): string {
    const { partition, region, account } = this.place;
    return `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
  }

  /** A batch needs the same of each of its tables. Names may be ARNs. */
  for(operation: string, input: Input): readonly Permission[] {
    const action = `dynamodb:${operation}`;
    if (operation === 'ListTables') return [{ action, resource: '*' }];
    return tablesIn(input).flatMap((table) => this.onTable(action, table, input));
  }

  private onTable(action: string, table: string, { IndexName }: Input): readonly Permission[] {
    const arn = table.startsWith('arn:') ? table : this.arnOf(table);
    const resource = typeof IndexName === 'string' ? `${arn}/index/${IndexName}` : arn;
    const isAboutItems = /Item|Query|Scan/.test(action);
    return [{ action, resource }, ...(isAboutItems ? this.keys.decrypting(arn) : [])];
  }
}

function tablesIn({ TableName, ResourceArn, RequestItems }: Input): readonly string[] {
  const named = TableName ?? ResourceArn;
  if (typeof named === 'string') return [named];
  return typeof RequestItems === 'object' && RequestItems !== null ? Object.keys(RequestItems) : [];
}
