import type { ActAs } from '../kernel/acting-services';
import { AwsError } from '../kernel/aws-error';
import type { SandboxContext } from '../kernel/context';
import { FaultPoint } from '../kernel/fault-point';
import type { CreatedResource, JsonApi, ResourceRequest, ResourceType, Room } from '../kernel/room';
import type { BucketService, CopyResult, WarehouseService } from '../kernel/services';
import { DataApi } from './data-api/data-api';
import { deliveryError } from './delivery-error';
import type { StatementResult } from './engine/engine-request';
import { requireServerUrl } from './engine/server/server-url';
import { parseJdbcUrl } from './jdbc-url';
import { NAMESPACE_PROPERTIES, Namespace, type NamespaceServices } from './namespace';
import { type ResultRow, resultRows } from './result-rows';
import { splitStatements } from './sql/quoted-parts';
import type { WarehouseOptions } from './warehouse-options';
import { WORKGROUP_PROPERTIES, Workgroup } from './workgroup';

export interface WarehouseServices extends NamespaceServices {
  readonly as: ActAs<'buckets' | 'secrets' | 'streams'>;
  readonly buckets: BucketService & NamespaceServices['buckets'];
}

/** Redshift Serverless: namespaces that run on PostgreSQL, the workgroups that lead to them, and the Data API. */
export class WarehouseRoom implements Room, WarehouseService {
  readonly resourceTypes: readonly ResourceType[] = [
    {
      type: 'AWS::RedshiftServerless::Namespace',
      ...NAMESPACE_PROPERTIES,
      create: (request) => this.createNamespace(request),
    },
    {
      type: 'AWS::RedshiftServerless::Workgroup',
      ...WORKGROUP_PROPERTIES,
      create: (request) => this.createWorkgroup(request),
    },
  ];
  readonly jsonApis: readonly JsonApi[];

  private readonly namespaces = new Map<string, Namespace>();
  private readonly workgroups = new Map<string, Workgroup>();
  private readonly warned = new Set<string>();
  /** Where loads of delivery streams may fail on purpose. */
  readonly copyFaults = new FaultPoint<AwsError>();

  constructor(
    private readonly context: SandboxContext,
    private readonly services: WarehouseServices,
    private readonly options: WarehouseOptions = {},
  ) {
    if (options.url !== undefined) requireServerUrl('Sandbox: warehouse url', options.url);
    this.jsonApis = [new DataApi(context, services.as, (name) => this.workgroups.get(name))];
  }

  async copy(jdbcUrl: string, user: string, statement: string): Promise<CopyResult> {
    const fault = this.copyFaults.strike();
    if (fault !== undefined) throw fault;
    try {
      const { buckets } = this.services;
      const [result] = await this.connect(jdbcUrl).run({ user, sqls: [statement], buckets });
      return { loadedRows: (result as StatementResult).count };
    } catch (error) {
      throw deliveryError(error as Error);
    }
  }

  /**
   * Runs SQL as the admin user and gives the rows of its last statement.
   *
   * @param database name of a namespace or of its database; default - the only one there is
   */
  async query(sql: string, database?: string): Promise<readonly ResultRow[]> {
    const namespace = this.namespaceFor(database);
    const results = await namespace.run({ user: namespace.adminUsername, sqls: splitStatements(sql) });
    return results.slice(-1).flatMap(resultRows);
  }

  /** Goes on with what reads streams and buckets. */
  async start(): Promise<void> {
    await Promise.all(
      [...this.namespaces.values()].flatMap(({ streaming, jobs }) => [streaming.start(), jobs.start()]),
    );
  }

  pending(): readonly string[] {
    return [...this.namespaces.values()].flatMap(({ streaming, jobs }) => [...streaming.pending, ...jobs.pending]);
  }

  async close(): Promise<void> {
    await Promise.all([...this.namespaces.values()].map((namespace) => namespace.close()));
  }

  /** Ends the databases in the middle of whatever they do. */
  async kill(): Promise<void> {
    await Promise.all([...this.namespaces.values()].map((namespace) => namespace.kill()));
  }

  private async createNamespace(request: ResourceRequest): Promise<CreatedResource> {
    const namespace = new Namespace(this.context, this.services, request, this.options);
    this.namespaces.set(namespace.name, namespace);
    await namespace.open();
    return namespace.created();
  }

  private createWorkgroup(request: ResourceRequest): CreatedResource {
    const namespace = this.namespaces.get(String(request.properties.NamespaceName));
    if (namespace === undefined) {
      const names = [...this.namespaces.keys()].join(', ') || 'a namespace of the template';
      throw new Error(`NamespaceName must be ${names}, got ${request.properties.NamespaceName}`);
    }
    const workgroup = new Workgroup(this.context, request, namespace);
    this.workgroups.set(workgroup.name, workgroup);
    return workgroup.created();
  }

  private connect(jdbcUrl: string): Namespace {
    const { host, port, database } = parseJdbcUrl(jdbcUrl);
    const workgroup = [...this.workgroups.values()].find(({ address }) => address === host);
    if (workgroup === undefined || workgroup.port !== port) {
      throw new AwsError('Redshift.ConnectionFailed', `no workgroup listens at ${host}:${port}`);
    }
    const { namespace } = workgroup;
    if (namespace.databaseName !== database) {
      throw new AwsError('Redshift.DatabaseNotFound', `database "${database}" does not exist`);
    }
    this.warnIfPrivate(workgroup);
    return namespace;
  }

  /** Firehose comes from outside the VPC, which nothing stops on one machine. */
  private warnIfPrivate({ name, publiclyAccessible }: Workgroup): void {
    if (publiclyAccessible || this.warned.has(name)) return;
    this.warned.add(name);
    const message = `workgroup ${name} is not publicly accessible: when deployed, Firehose cannot reach it`;
    this.context.events.emit({ type: 'warning', message });
  }

  private namespaceFor(name: string | undefined): Namespace {
    const all = [...this.namespaces.values()];
    const fits = all.filter(
      (candidate) => name === undefined || [candidate.name, candidate.databaseName].includes(name),
    );
    if (fits.length === 1) return fits[0] as Namespace;
    const allowed = all.map((namespace) => namespace.name).join(', ') || 'a warehouse of the template, which has none';
    throw new Error(`query: database must be ${allowed}, got ${name ?? 'none'}`);
  }
}
