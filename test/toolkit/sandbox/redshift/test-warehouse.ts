import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { BucketService, ObjectNotifier } from '../../../../toolkit/sandbox/kernel/services';
import type { WarehouseOptions } from '../../../../toolkit/sandbox/redshift/warehouse-options';
import { WarehouseRoom } from '../../../../toolkit/sandbox/redshift/warehouse-room';
import { SecretsRoom } from '../../../../toolkit/sandbox/secrets-manager/secrets-room';
import { StreamsRoom } from '../../../../toolkit/sandbox/streams/streams-room';
import { actingFor } from '../acting';
import { type TestContext, testContext } from '../context';

/** The first start on a machine initialises a cluster, which takes seconds. */
const INITIALISE_MS = 60_000;

export interface TestWarehouse {
  readonly context: TestContext;
  readonly room: WarehouseRoom;
  readonly secrets: SecretsRoom;
  readonly streams: StreamsRoom;
  readonly buckets: BucketService;
  /** `jdbc:redshift://` address of the database. */
  readonly jdbcUrl: string;
  readonly adminSecretArn: string;
  /** Puts text under a key of the bucket `data`. */
  put(key: string, body: string | Buffer): void;
}

const EMPTY = `
  DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC;
  DROP ROLE IF EXISTS loader; DELETE FROM stl_load_errors`;

/** One warehouse for all tests of a file, emptied before each: to open one takes a part of a second. */
export function sharedWarehouse(): () => TestWarehouse {
  let warehouse: TestWarehouse;
  beforeAll(async () => {
    warehouse = await testWarehouse();
  });
  beforeEach(async () => void (await warehouse.room.query(EMPTY)), INITIALISE_MS);
  afterAll(() => warehouse.room.close());
  return () => warehouse;
}

/** A room with one namespace `logs`, its database `logs` and a public workgroup `logs`. */
export async function testWarehouse(
  context = testContext(),
  streams = new StreamsRoom(context, { metrics: { put: () => undefined } }),
  options: WarehouseOptions = {},
): Promise<TestWarehouse> {
  const buckets = folderBuckets(join(context.dataDir, 's3'));
  const secrets = new SecretsRoom(context);
  const room = new WarehouseRoom(context, { as: actingFor({ buckets, secrets, streams }), buckets, secrets }, options);
  const namespace = await create(room, 'Namespace', {
    NamespaceName: 'logs',
    DbName: 'logs',
    AdminUsername: 'chief',
    ManageAdminPassword: true,
  });
  const workgroup = await create(room, 'Workgroup', {
    NamespaceName: 'logs',
    WorkgroupName: 'logs',
    PubliclyAccessible: true,
  });
  const address = workgroup.attributes?.['Workgroup.Endpoint.Address'];
  return {
    context,
    room,
    secrets,
    streams,
    buckets,
    jdbcUrl: `jdbc:redshift://${address}:5439/logs`,
    adminSecretArn: String(namespace.attributes?.['Namespace.AdminPasswordSecretArn']),
    put: (key: string, body: string | Buffer) => void buckets.put('data', key, Buffer.from(body)),
  };
}

export async function create(room: WarehouseRoom, kind: string, properties: Record<string, unknown>) {
  const type = `AWS::RedshiftServerless::${kind}`;
  const resourceType = room.resourceTypes.find((candidate) => candidate.type === type);
  if (resourceType === undefined) throw new Error(`${type} does not run`);
  return resourceType.create({ stackName: 'Stack', logicalId: kind, type, properties, generatedName: `Stack-${kind}` });
}

function folderBuckets(folder: string): BucketService & ObjectNotifier {
  const listeners: ((bucket: string, key: string) => void)[] = [];
  const file = (bucket: string, key: string) => join(folder, bucket, key);
  return {
    file,
    put: async (bucket, key, body) => {
      mkdirSync(dirname(file(bucket, key)), { recursive: true });
      writeFileSync(file(bucket, key), body);
      for (const listener of listeners) listener(bucket, key);
    },
    onCreated: (listener) => {
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
    get: async (bucket, key) => {
      if (!existsSync(file(bucket, key))) throw new Error('The specified key does not exist.');
      return readFileSync(file(bucket, key));
    },
    list: async (bucket, prefix = '') => {
      const root = join(folder, bucket);
      mkdirSync(root, { recursive: true });
      const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return files
        .map((entry) => ({ key: relative(root, join(entry.parentPath, entry.name)), size: 0, lastModified: 0 }))
        .filter(({ key }) => key.startsWith(prefix))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
