import { AwsError } from '../../kernel/aws-error';
import type { SandboxContext } from '../../kernel/context';
import type { StreamSource } from '../../kernel/services';
import type { EngineStatement, SqlStatement, StatementResult } from '../engine/engine-request';
import { quoteIdentifier } from '../sql/identifier';
import type { ServicesOfRole } from '../warehouse-role';
import { readingPermissions } from './reading-permissions';
import {
  alteredSource,
  createdSource,
  createdView,
  createView,
  droppedView,
  dropView,
  NOTHING,
  refreshedView,
  type StreamSchema,
} from './streaming-statements';
import type { StreamingView } from './streaming-view';
import { ViewRefresher } from './view-refresher';

const VIEWS = 'SELECT name, source, stream_name, query, refreshes_itself FROM pg_catalog.streaming_views';
const POSITIONS = 'SELECT view, shard_id, sequence_number FROM pg_catalog.streaming_positions';

export interface StreamingViewsParts {
  readonly context: SandboxContext;
  readonly servicesOf: ServicesOfRole;
  /** Names the database, for what outlives the process. */
  readonly namespaceName: string;
  /** Runs statements as the administrator, all or none. */
  run(statements: readonly EngineStatement[]): Promise<readonly StatementResult[]>;
}

interface PermittedStream {
  readonly stream: StreamSource;
  /** @throws AwsError */
  requireAccess(): void;
}

/** The views of a database that read streams. */
export class StreamingViews {
  /** The roles that read, by the schemas that lead to streams. */
  private readonly roles: Map<string, string | undefined>;
  private readonly refreshers = new Map<string, ViewRefresher>();
  private readonly stateKey: string;

  constructor(private readonly parts: StreamingViewsParts) {
    this.stateKey = `warehouse/${parts.namespaceName}/streaming-roles`;
    this.roles = new Map(parts.context.state.read<[string, string | undefined][]>(this.stateKey) ?? []);
  }

  get pending(): readonly string[] {
    return [...this.refreshers.values()].flatMap(({ pending }) => pending);
  }

  /** Goes on with the views of an earlier run. */
  async start(): Promise<void> {
    if (this.roles.size > 0) await this.follow();
  }

  stop(): void {
    for (const refresher of this.refreshers.values()) refresher.stop();
  }

  /** What the engine runs for a statement about streams; absent for any other. */
  async prepare(sql: string): Promise<SqlStatement | undefined> {
    const source = createdSource(sql) ?? alteredSource(sql);
    if (source !== undefined) return this.admit(source);
    const view = createdView(sql, this.roles);
    if (view !== undefined) return this.create(view);
    const dropped = droppedView(sql);
    if (dropped !== undefined && this.refreshers.has(dropped.name)) return dropView(dropped.name, dropped.cascade);
    const refresher = this.refreshers.get(refreshedView(sql) ?? '');
    await refresher?.refresh();
    return refresher && NOTHING;
  }

  /** Begins to read for views that are new, and ends it for those that are gone. */
  async follow(): Promise<void> {
    const views = await this.standing();
    for (const [name, refresher] of this.refreshers) {
      if (views.some((view) => view.name === name)) continue;
      refresher.stop();
      this.refreshers.delete(name);
    }
    const fresh = views.filter(({ name }) => !this.refreshers.has(name));
    if (fresh.length === 0) return;
    const positions = await this.positions();
    for (const view of fresh) this.open(view, positions.get(view.name) ?? new Map());
  }

  private admit({ schema, roleArn, statement }: StreamSchema): SqlStatement {
    this.roles.set(schema, roleArn);
    this.parts.context.state.write(this.stateKey, [...this.roles]);
    return statement;
  }

  /** @throws AwsError for a stream that is not there, or that the role may not read */
  private create(view: StreamingView): SqlStatement {
    this.stream(view).requireAccess();
    return createView(view);
  }

  private stream({ streamName, source }: StreamingView): PermittedStream {
    const { partition, region, account } = this.parts.context;
    const schema = source.slice(0, -`.${quoteIdentifier(streamName)}`.length);
    const { identity, streams } = this.parts.servicesOf(this.roles.get(schema));
    const arn = `arn:${partition}:kinesis:${region}:${account}:stream/${streamName}`;
    return { stream: streams.source(arn), requireAccess: () => identity.require(...readingPermissions(arn)) };
  }

  private open(view: StreamingView, positions: ReadonlyMap<string, string>): void {
    const { context, run } = this.parts;
    try {
      const { stream, requireAccess } = this.stream(view);
      this.refreshers.set(view.name, new ViewRefresher({ context, view, stream, requireAccess, positions, run }));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const message = `view ${view.name} cannot read ${view.streamName}: ${error.message}`;
      context.events.emit({ type: 'warning', message });
    }
  }

  private async standing(): Promise<StreamingView[]> {
    return (await this.rows(VIEWS)).map(([name, source, streamName, query, refreshes]) => ({
      name: name as string,
      source: source as string,
      streamName: streamName as string,
      query: query as string,
      refreshesItself: refreshes === 't',
    }));
  }

  private async positions(): Promise<Map<string, Map<string, string>>> {
    const positions = new Map<string, Map<string, string>>();
    for (const [view = '', shard = '', sequenceNumber = ''] of (await this.rows(POSITIONS)) as string[][]) {
      const ofView = positions.get(view) ?? new Map<string, string>();
      positions.set(view, ofView.set(shard, sequenceNumber));
    }
    return positions;
  }

  private async rows(sql: string) {
    const [result] = await this.parts.run([{ type: 'sql', sql, parameters: [] }]);
    return (result as StatementResult).rows;
  }
}
