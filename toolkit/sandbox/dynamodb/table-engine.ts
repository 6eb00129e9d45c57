import { AwsError } from '../kernel/aws-error';

const OPERATIONS = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
]);

type Document = Readonly<Record<string, unknown>>;

/** What dynalite keeps tables in: LevelDB. */
interface Store {
  readonly db: { close(): Promise<void> };
  readonly tableDb: { awsRegion: string; awsAccountId: string };
}

type Action = (store: Store, input: Document, done: (error: unknown, output: Document) => void) => void;

interface Validation {
  readonly types: object;
  readonly custom?: object;
}

interface Validations {
  toLowerFirst(operation: string): string;
  checkTypes(input: Document, types: object): Document;
  checkValidations(input: Document, types: object, custom: object | undefined, store: Store): void;
}

/** Tables of dynalite, without its server: it has no types, and closes its files only where it listened to a port. */
export class TableEngine {
  private readonly store: Store;
  private readonly validations: Validations = require('dynalite/validations');

  /** @param path folder of the tables, for one engine at a time */
  constructor(path: string, { region, account }: { readonly region: string; readonly account: string }) {
    const immediately = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
    this.store = require('dynalite/db').create({ path, ...immediately });
    Object.assign(this.store.tableDb, { awsRegion: region, awsAccountId: account });
  }

  /** @throws AwsError as DynamoDB answers */
  async call(operation: string, input: Document): Promise<Document> {
    if (!OPERATIONS.has(operation)) {
      throw new AwsError('UnknownOperationException', `the sandbox does not run ${operation} of DynamoDB`);
    }
    const name = this.validations.toLowerFirst(operation);
    const action: Action = require(`dynalite/actions/${name}`);
    try {
      const checked = this.check(require(`dynalite/validations/${name}`), input);
      return await new Promise((resolve, reject) => {
        action(this.store, checked, (error, output) => (error ? reject(error) : resolve(output)));
      });
    } catch (error) {
      throw asAwsError(error);
    }
  }

  close(): Promise<void> {
    return this.store.db.close();
  }

  private check({ types, custom }: Validation, input: Document): Document {
    const checked = this.validations.checkTypes(input, types);
    this.validations.checkValidations(checked, types, custom, this.store);
    return checked;
  }
}

/** Names of errors come with their namespace, and messages under either spelling. */
function asAwsError(error: unknown): unknown {
  const { statusCode, body } = error as { statusCode?: number; body?: Readonly<Record<string, string>> };
  if (statusCode === undefined || body === undefined) return error;
  const code = body.__type?.split('#').at(-1) ?? 'InternalServerError';
  return new AwsError(code, body.message ?? body.Message ?? code, statusCode);
}
