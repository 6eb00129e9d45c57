import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Fault, Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { closeAccounts, type LegAccounts } from './accounts';
import type { LedgerCase } from './cases';
import { SECOND_RELEASE } from './handlers/process-orders';
import { type Names, namesIn } from './names';
import { type OrderBook, orderBook } from './order-book';
import { deliveredOrders, givenUpOrders, lakeOrders, undeliveredOrders } from './readings';
import { redriveBatches, redriveStream } from './redrive';
import { WebServer } from './web-server';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.UTC(2026, 0, 5, 9);
/** Each drain turns time forward by three hours at most. */
const DRAINS = 60;

export interface Run {
  readonly assembly: string;
  readonly stack: string;
  readonly orders: number;
  readonly seed: number;
}

export interface CaseResult {
  readonly processing: LegAccounts;
  readonly lake: LegAccounts;
  /** What the alarms watch that went off. */
  readonly alarms: readonly string[];
  /** What never arrived. */
  readonly pending: readonly string[];
}

/** Puts orders into a pipeline while something goes wrong, mends it, redrives what was given up, and closes the accounts. */
export async function runCase(run: Run, ledgerCase: LedgerCase): Promise<CaseResult> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ledger-case-'));
  const ledgerRun = new LedgerRun(run, ledgerCase, dataDir);
  try {
    return await ledgerRun.result();
  } finally {
    await ledgerRun.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

class LedgerRun {
  private readonly book: OrderBook;
  private readonly alarms = new Set<string>();
  private sandbox!: Sandbox;
  private names!: Names;
  private dropped = 0;

  constructor(
    private readonly run: Run,
    private readonly ledgerCase: LedgerCase,
    private readonly dataDir: string,
  ) {
    this.book = orderBook(run.orders, ledgerCase.poison, run.seed);
  }

  async result(): Promise<CaseResult> {
    await this.start(START);
    const faults = this.ledgerCase.faults(this.names);
    for (const fault of faults) if (fault.type !== 'process-killed') this.sandbox.inject(fault);
    await this.putAll(faults);
    await this.mend();
    await this.settle();
    const givenUp = await givenUpOrders(this.sandbox);
    await this.redrive(givenUp);
    const pending = await this.settle();
    return { ...(await this.accounts(givenUp)), alarms: [...this.alarms].sort(), pending };
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }

  private async start(time: number): Promise<void> {
    const { assembly, stack } = this.run;
    const clock = new VirtualClock(time);
    this.sandbox = await Sandbox.start({ assembly, stacks: [stack], clock, dataDir: this.dataDir });
    this.names = namesIn(this.sandbox);
    this.sandbox.events.listen((event) => {
      if (event.type === 'batch-settled' && event.outcome === 'discarded') this.dropped += event.records;
      if (event.type === 'alarm' && event.to === 'ALARM') this.alarms.add(watchedBy(event.alarm));
    });
  }

  private async putAll(faults: readonly Fault[]): Promise<void> {
    const { hours, putsPerHour } = this.ledgerCase;
    const records = Math.ceil(this.book.orders.length / this.book.ordersPerRecord);
    const slices = hours * putsPerHour;
    const killedAt = faults.find(({ type }) => type === 'process-killed')?.afterMs ?? Number.POSITIVE_INFINITY;
    let server = new WebServer(this.sandbox, this.names.stream);
    for (let slice = 0; slice < slices || server.backlog.length > 0; slice++) {
      const [from, to] = [slice, slice + 1].map(
        (end) => Math.floor((end / slices) * records) * this.book.ordersPerRecord,
      );
      await server.put({ ...this.book, orders: this.book.orders.slice(from, to) });
      const time = this.sandbox.clock.now();
      await this.sandbox.clock.advance((hours * HOUR_MS) / slices);
      if (time - START <= killedAt && killedAt < this.sandbox.clock.now() - START)
        server = await this.killAndGoOn(server, faults);
    }
    server.close();
  }

  /** The process of the sandbox ends without a word, and another one goes on from what it has left behind. */
  private async killAndGoOn(server: WebServer, faults: readonly Fault[]): Promise<WebServer> {
    const time = this.sandbox.clock.now();
    await this.sandbox.kill();
    await this.start(time);
    for (const fault of faults) {
      const rest = restOf(fault, time - START);
      if (rest !== undefined) this.sandbox.inject(rest);
    }
    server.close();
    return new WebServer(this.sandbox, this.names.stream, server.backlog);
  }

  private async mend(): Promise<void> {
    const at = START + this.ledgerCase.mendedAfterHours * HOUR_MS;
    if (at > this.sandbox.clock.now()) await this.sandbox.clock.advance(at - this.sandbox.clock.now());
    await this.sandbox.rooms.buckets.put(this.names.releases, SECOND_RELEASE, Buffer.alloc(0));
  }

  /** In a pipeline without failure destination there is nothing that an operator could redrive. */
  private async redrive(givenUp: ReadonlySet<number>): Promise<void> {
    const { failures } = this.names;
    if (failures === undefined) return;
    if (givenUp.size > 0) await redriveBatches(this.sandbox, failures);
    if (this.dropped > 0) await redriveStream(this.sandbox, this.names, START);
  }

  private async settle(): Promise<readonly string[]> {
    for (let drain = 0; drain < DRAINS; drain++) {
      const { pending } = await this.sandbox.drain();
      if (pending.length === 0) return pending;
    }
    return this.sandbox.pending();
  }

  private async accounts(givenUp: ReadonlySet<number>): Promise<Pick<CaseResult, 'processing' | 'lake'>> {
    const { sandbox, names, book } = this;
    const dropped = this.dropped * book.ordersPerRecord;
    const processing = { delivered: await deliveredOrders(sandbox, names.delivered), quarantined: givenUp, dropped };
    const lake = { delivered: await lakeOrders(sandbox), quarantined: await undeliveredOrders(sandbox), dropped: 0 };
    return {
      processing: closeAccounts(book.orders, processing, givenUp),
      lake: closeAccounts(book.orders, lake),
    };
  }
}

/** What is still to come of a fault when so much time has passed. */
function restOf(fault: Fault, passedMs: number): Fault | undefined {
  const { afterMs = 0, forMs } = fault as Fault & { readonly forMs?: number };
  if (fault.type === 'process-killed') return undefined;
  if (afterMs >= passedMs) return { ...fault, afterMs: afterMs - passedMs };
  if (forMs === undefined || afterMs + forMs <= passedMs) return undefined;
  return { ...fault, afterMs: 0, forMs: afterMs + forMs - passedMs } as Fault;
}

/** The construct that the alarm belongs to, less the end of its name. */
function watchedBy(alarm: string): string {
  return /PipelineMonitoring(\w+)[0-9A-F]{8}-/.exec(alarm)?.[1] ?? alarm;
}
