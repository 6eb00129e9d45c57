import { randomBytes } from 'node:crypto';
import type { SandboxContext } from '../kernel/context';
import type { CreatedResource, ResourceRequest, ResourceType } from '../kernel/room';
import type { BucketService, ObjectNotifier, SecretRegistry } from '../kernel/services';
import { stringProperty } from '../kernel/template-values';
import { CopyJobs } from './copy-job/copy-jobs';
import type { EngineStatement, StatementResult } from './engine/engine-request';
import { WarehouseDatabase } from './engine/warehouse-database';
import { prepareStatement } from './prepare-statement';
import type { NamedParameter } from './sql/named-parameters';
import { NOTHING } from './streaming/streaming-statements';
import { StreamingViews } from './streaming/streaming-views';
import type { WarehouseOptions } from './warehouse-options';
import { WarehousePlace } from './warehouse-place';
import { type ActAsWarehouse, type ServicesOfRole, servicesOfRole } from './warehouse-role';

export interface NamespaceServices {
  readonly as: ActAsWarehouse;
  readonly buckets: ObjectNotifier;
  readonly secrets: SecretRegistry;
}

/** Statements of one user, all or none. */
export interface Session {
  readonly user: string;
  /** Makes the user when there is none yet. */
  readonly createsUser?: boolean;
  readonly sqls: readonly string[];
  readonly parameters?: readonly NamedParameter[];
  /**
   * What a COPY reads.
   * @default - buckets as the role reads them that the statement names
   */
  readonly buckets?: BucketService;
}

export const NAMESPACE_PROPERTIES: Pick<ResourceType, 'honours' | 'records'> = {
  honours: [
    'NamespaceName',
    'DbName',
    'AdminUsername',
    'AdminUserPassword',
    'ManageAdminPassword',
    'DefaultIamRoleArn',
  ],
  records: [
    'AdminPasswordSecretKmsKeyId',
    'FinalSnapshotName',
    'FinalSnapshotRetentionPeriod',
    'IamRoles',
    'KmsKeyId',
    'Tags',
    'LogExports',
  ],
};

const DEFAULT_DATABASE = 'dev';
const DEFAULT_ADMIN = 'admin';

/** A namespace of Redshift Serverless: one database and its users. */
export class Namespace {
  readonly name: string;
  readonly databaseName: string;
  readonly adminUsername: string;
  readonly database: WarehouseDatabase;
  readonly streaming: StreamingViews;
  readonly jobs: CopyJobs;
  private readonly arn: string;
  private readonly place: WarehousePlace;
  private readonly adminSecretArn: string | undefined;
  private readonly servicesOf: ServicesOfRole;

  constructor(
    private readonly context: SandboxContext,
    services: NamespaceServices,
    { properties, generatedName }: ResourceRequest,
    { url }: WarehouseOptions = {},
  ) {
    this.name = String(properties.NamespaceName ?? generatedName.toLowerCase());
    this.databaseName = String(properties.DbName ?? DEFAULT_DATABASE);
    this.adminUsername = String(properties.AdminUsername ?? DEFAULT_ADMIN);
    const { partition, region, account } = context;
    this.arn = `arn:${partition}:redshift-serverless:${region}:${account}:namespace/${this.name}`;
    this.adminSecretArn = isTrue(properties.ManageAdminPassword)
      ? this.manageAdminPassword(services.secrets)
      : undefined;
    this.place = new WarehousePlace(context, this.name, url);
    this.database = new WarehouseDatabase({
      ...this.place.engineOptions,
      database: this.databaseName,
      adminUser: this.adminUsername,
    });
    const defaultRoleArn = stringProperty(properties, 'DefaultIamRoleArn');
    this.servicesOf = servicesOfRole(services.as, context, {
      name: this.name,
      adminUsername: this.adminUsername,
      defaultRoleArn,
    });
    this.streaming = new StreamingViews({
      context,
      servicesOf: this.servicesOf,
      namespaceName: this.name,
      run: (statements) => this.runAsAdmin(statements),
    });
    this.jobs = new CopyJobs({
      context,
      notifier: services.buckets,
      bucketsOf: (roleArn) => this.servicesOf(roleArn).buckets,
      namespaceName: this.name,
      run: (statements) => this.runAsAdmin(statements),
    });
  }

  /** Begins to open the database. One of a server is waited for: it may be refused. @throws Error */
  async open(): Promise<void> {
    if (this.place.engineOptions.server === undefined) return this.database.open();
    await this.runAsAdmin([]);
    this.place.remember();
  }

  /** @throws Error, DatabaseError */
  async run({ user, createsUser, sqls, parameters, buckets }: Session): Promise<readonly StatementResult[]> {
    const statements = await Promise.all(sqls.map((sql) => this.prepare(sql, parameters, buckets)));
    const time = this.context.clock.now();
    const results = await this.database.run({ user, createsUser, time, statements });
    if (sqls.some(isAboutViews)) await this.streaming.follow();
    if (sqls.some(isAboutJobs)) await this.jobs.follow();
    return results;
  }

  async close(): Promise<void> {
    this.streaming.stop();
    this.jobs.stop();
    await this.database.close();
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.streaming.stop();
    this.jobs.stop();
    await this.database.kill();
  }

  created(): CreatedResource {
    return {
      ref: this.name,
      attributes: {
        'Namespace.AdminPasswordSecretArn': this.adminSecretArn,
        'Namespace.AdminUsername': this.adminUsername,
        'Namespace.DbName': this.databaseName,
        'Namespace.NamespaceArn': this.arn,
        'Namespace.NamespaceId': this.name,
        'Namespace.NamespaceName': this.name,
        'Namespace.Status': 'AVAILABLE',
      },
    };
  }

  private runAsAdmin(statements: readonly EngineStatement[]): Promise<readonly StatementResult[]> {
    return this.database.run({ user: this.adminUsername, time: this.context.clock.now(), statements });
  }

  private async prepare(sql: string, parameters: Session['parameters'], buckets: Session['buckets']) {
    if (changesDesign(sql)) return NOTHING;
    const own = (await this.jobs.prepare(sql)) ?? (await this.streaming.prepare(sql));
    return own ?? prepareStatement(sql, (roleArn) => buckets ?? this.servicesOf(roleArn).buckets, parameters);
  }

  private manageAdminPassword(secrets: SecretRegistry): string {
    return secrets.manage(`redshift!${this.name}-${this.adminUsername}`, () =>
      JSON.stringify({ username: this.adminUsername, password: randomBytes(24).toString('base64url') }),
    );
  }
}

/** How rows are spread, sorted and compressed means nothing here. */
function changesDesign(sql: string): boolean {
  return /^\s*ALTER\s+TABLE\s+\S+\s+ALTER\s+(?:DISTSTYLE|DISTKEY|SORTKEY|COMPOUND|COLUMN\s+\S+\s+ENCODE)\b/i.test(sql);
}

function isAboutViews(sql: string): boolean {
  return /\bMATERIALIZED\s+VIEW\b/i.test(sql);
}

function isAboutJobs(sql: string): boolean {
  return /\bJOB\s+(?:CREATE|DROP)\b/i.test(sql);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
