import { type AccessLineScanner, BYTES, CLIENT_IP, STATUS } from '../shared/access-line-scanner';
import { ZERO } from '../shared/ascii';
import { DistinctValues } from '../shared/distinct-values';
import type { LogRow } from '../shared/log-row';
import type { LineVisitor } from '../shared/record-reader';

/** What Lambda carries from one invocation of a window to the next; empty at its start. */
export interface TrafficState {
  readonly requests?: number;
  readonly clientErrors?: number;
  readonly serverErrors?: number;
  readonly bytes?: number;
  readonly malformedLines?: number;
  readonly clients?: string;
}

/** Counts the lines it visits. */
export class Traffic implements LineVisitor {
  private requests: number;
  private clientErrors: number;
  private serverErrors: number;
  private bytes: number;
  private malformedLines: number;
  private readonly clients: DistinctValues;

  public constructor(state: TrafficState = {}) {
    this.requests = state.requests ?? 0;
    this.clientErrors = state.clientErrors ?? 0;
    this.serverErrors = state.serverErrors ?? 0;
    this.bytes = state.bytes ?? 0;
    this.malformedLines = state.malformedLines ?? 0;
    this.clients = new DistinctValues(state.clients);
  }

  public scanned({ bytes, starts, ends }: AccessLineScanner): boolean {
    const status = starts[STATUS] as number;
    this.count((bytes[status] as number) - ZERO, integerAt(bytes, starts[BYTES] as number, ends[BYTES] as number));
    const client = starts[CLIENT_IP] as number;
    if (client >= 0) this.clients.add(bytes, client, ends[CLIENT_IP]);
    return true;
  }

  public parsed(row: LogRow): boolean {
    if (row.parse_error !== undefined) {
      this.malformedLines += 1;
      return true;
    }
    this.count(Math.floor(Number(row.status ?? 0) / 100), Number(row.bytes ?? 0));
    if (row.client_ip !== undefined) this.clients.add(Buffer.from(row.client_ip));
    return true;
  }

  public toState(): Required<TrafficState> {
    const { requests, clientErrors, serverErrors, bytes, malformedLines } = this;
    return { requests, clientErrors, serverErrors, bytes, malformedLines, clients: this.clients.toString() };
  }

  public toMetrics(): Record<TrafficMetric, number> {
    return {
      Requests: this.requests,
      ClientErrors: this.clientErrors,
      ServerErrors: this.serverErrors,
      Bytes: this.bytes,
      MalformedLines: this.malformedLines,
      DistinctClients: this.clients.estimate(),
    };
  }

  private count(statusClass: number, bytes: number): void {
    this.requests += 1;
    this.bytes += bytes;
    if (statusClass === 4) this.clientErrors += 1;
    if (statusClass === 5) this.serverErrors += 1;
  }
}

/** The metrics of a window, and their units. */
export const TRAFFIC_METRICS = {
  Requests: 'Count',
  ClientErrors: 'Count',
  ServerErrors: 'Count',
  Bytes: 'Bytes',
  MalformedLines: 'Count',
  DistinctClients: 'Count',
} as const;

export type TrafficMetric = keyof typeof TRAFFIC_METRICS;

function integerAt(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let i = start; i >= 0 && i < end; i++) value = value * 10 + (bytes[i] as number) - ZERO;
  return value;
}
