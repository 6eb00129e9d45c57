import { PassThrough } from 'node:stream';
import type { SandboxContext } from '../kernel/context';
import type { DashboardView } from '../kernel/dashboard-view';
import type { HttpApi, HttpRequest, HttpResponse, Room } from '../kernel/room';
import { ActivityFeed } from './activity-feed';
import { pageFile } from './page-files';

export const PAGE_PATH = '/_console/';

/** A page that is looked at is told of changes at most this often. */
const PUSH_MS = 500;

export interface AgePeriod {
  /** Its start, in seconds since the epoch. */
  readonly time: number;
  readonly age?: number;
}

export interface Denial {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly remedy: string;
  readonly count: number;
}

/** What the page shows that is not an event. */
export interface ConsoleSources {
  alarms(): readonly { readonly name: string; readonly state: string; readonly reason: string }[];
  /** Who may not do what, and what would let him; newest first. */
  denials(): readonly Denial[];
  /** Milliseconds between the put of a record and its processing: the worst of each period, absent when idle. */
  iteratorAges(): readonly AgePeriod[];
  /** The last rows of the warehouse. */
  lastRows(): Promise<readonly Record<string, unknown>[]>;
  /** What is still on its way, one line each. */
  pending(): readonly string[];
  dashboardNames(): readonly string[];
  dashboard(name: string): DashboardView | undefined;
}

/** The live page: what goes in and out, deliveries, alarms, denials and the last rows, by server-sent events. */
export class ConsoleRoom implements Room {
  readonly httpApis: readonly HttpApi[];
  private readonly feed: ActivityFeed;
  private readonly pages = new Set<PassThrough>();
  private isPushDue = false;

  constructor(
    private readonly context: SandboxContext,
    private readonly sources: ConsoleSources,
  ) {
    this.feed = new ActivityFeed(context.events);
    this.feed.listen(() => this.schedulePush());
    this.httpApis = [{ pathPrefix: PAGE_PATH.slice(0, -1), handle: (request) => this.handle(request) }];
  }

  close(): void {
    for (const page of this.pages) page.destroy();
  }

  private handle({ path, method, query }: HttpRequest): HttpResponse | Promise<HttpResponse> {
    if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: 'the page is only to be read\n' };
    const name = path.slice(PAGE_PATH.length);
    if (`${path}/` === PAGE_PATH) return { status: 302, headers: { location: PAGE_PATH } };
    if (name === 'events') return this.openEvents();
    if (name === 'dashboard.json') return this.dashboard(query.get('name') ?? '');
    return pageFile(name === '' ? 'index.html' : name);
  }

  private async openEvents(): Promise<HttpResponse> {
    const page = new PassThrough();
    this.pages.add(page);
    page.on('close', () => this.pages.delete(page));
    page.write(await this.message());
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    return { status: 200, headers, body: page };
  }

  /** The first one, unless one is named. */
  private dashboard(wanted: string): HttpResponse {
    const names = this.sources.dashboardNames();
    const dashboard = this.sources.dashboard(wanted === '' ? (names[0] ?? '') : wanted);
    if (dashboard === undefined) return { status: 404, body: 'there is no such dashboard\n' };
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return { status: 200, headers, body: JSON.stringify({ time: this.context.clock.now(), names, ...dashboard }) };
  }

  private schedulePush(): void {
    if (this.isPushDue || this.pages.size === 0) return;
    this.isPushDue = true;
    this.context.clock.schedule('update pages', PUSH_MS, async () => {
      this.isPushDue = false;
      const message = await this.message();
      for (const page of this.pages) page.write(message);
    });
  }

  private async message(): Promise<string> {
    const state = {
      time: this.context.clock.now(),
      totals: this.feed.totals(),
      history: this.feed.history(),
      deliveries: this.feed.deliveries(),
      iteratorAges: this.sources.iteratorAges(),
      alarms: this.sources.alarms(),
      denials: this.sources.denials(),
      pending: this.sources.pending(),
      dashboards: this.sources.dashboardNames(),
      rows: await this.sources.lastRows(),
    };
    return `data: ${JSON.stringify(state)}\n\n`;
  }
}
