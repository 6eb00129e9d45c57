import type { AnnotationView, Axis, DashboardView, WidgetView } from '../../kernel/dashboard-view';
import type { MetricQuery } from '../alarm/metric-query';
import { type ChartRow, chartRows } from './chart-row';
import type { ChartReader } from './chart-series';
import { type TimeRange, timeRange } from './time-range';

type Properties = Readonly<Record<string, unknown>>;

/** A dashboard of a template, its body parsed. */
export interface Dashboard {
  readonly name: string;
  readonly body: Properties;
}

/** What a dashboard shows of an alarm. */
export interface ShownAlarm {
  readonly name: string;
  readonly state: string;
  /** What it watches; absent when it watches other alarms. */
  readonly watches?: {
    readonly queries: readonly MetricQuery[];
    readonly periodMs: number;
    readonly threshold: number;
  };
}

export type FindAlarm = (arn: string) => ShownAlarm | undefined;

const DEFAULT_SIZE = 6;

/** Reads dashboards as their authors wrote them: rows, expressions, annotations, alarms. */
export class DashboardReader {
  constructor(
    private readonly charts: ChartReader,
    private readonly findAlarm: FindAlarm,
  ) {}

  read({ name, body }: Dashboard, now: number): DashboardView {
    const range = timeRange(body, now);
    const widgets = (body.widgets ?? []) as readonly Properties[];
    return { name, widgets: widgets.map((widget) => this.widget(widget, range)) };
  }

  private widget({ x, y, width, height, type, properties = {} }: Properties, range: TimeRange): WidgetView {
    const { title } = properties as Properties;
    const place = { x: Number(x ?? 0), y: Number(y ?? 0), width: size(width), height: size(height) };
    const frame = { ...place, title: title === undefined ? undefined : String(title) };
    try {
      return { ...frame, ...this.content(String(type), properties as Properties, range) };
    } catch (error) {
      return { ...frame, type: 'text', problem: (error as Error).message };
    }
  }

  private content(type: string, properties: Properties, range: TimeRange) {
    if (type === 'text') return { type, markdown: String(properties.markdown) } as const;
    if (type === 'alarm') return { type, alarms: this.alarms(properties.alarms) } as const;
    if (type === 'metric') return this.metrics(properties, range);
    throw new Error(`a widget of type ${type} is not drawn here`);
  }

  private metrics(properties: Properties, range: TimeRange) {
    const { view = 'timeSeries', stacked = false, yAxis = {}, annotations = {} } = properties;
    const { horizontal = [], alarms = [] } = annotations as { horizontal?: unknown[]; alarms?: string[] };
    const watched = alarms.flatMap((arn) => this.findAlarm(arn)?.watches ?? []);
    const rows = [...chartRows(properties), ...watched.flatMap(alarmRows)];
    const thresholds = watched.map(({ threshold }) => ({ value: threshold, axis: 'left' as const }));
    return {
      type: 'metric',
      view: String(view),
      stacked: stacked === true,
      ...this.charts.read(rows, range),
      annotations: [...horizontal.flatMap(annotationsOf), ...thresholds],
      limits: yAxis as WidgetView['limits'],
    } as const;
  }

  private alarms(arns: unknown): NonNullable<WidgetView['alarms']> {
    return ((arns ?? []) as readonly string[]).map((arn) => {
      const { name, state } = this.findAlarm(arn) ?? { name: arn, state: 'unknown here' };
      return { name, state };
    });
  }
}

function size(value: unknown): number {
  return Number(value ?? DEFAULT_SIZE);
}

function alarmRows({ queries, periodMs }: NonNullable<ShownAlarm['watches']>): ChartRow[] {
  return queries.map((query) => ({ query, periodMs, visible: query.returnsData, axis: 'left' }));
}

/** A band is drawn by its two edges. */
function annotationsOf(mark: unknown): AnnotationView[] {
  return (Array.isArray(mark) ? mark : [mark])
    .filter(({ visible }: Properties) => visible !== false)
    .map(({ value, label, color, yAxis }: Properties) => ({
      value: Number(value),
      label: label === undefined ? undefined : String(label),
      color: color === undefined ? undefined : String(color),
      axis: (yAxis === 'right' ? 'right' : 'left') satisfies Axis,
    }));
}
