import type { Axis } from '../../kernel/dashboard-view';
import type { MetricQuery } from '../alarm/metric-query';

type Properties = Readonly<Record<string, unknown>>;

/** A row of a widget's `metrics`: what it reads, and how it is drawn. */
export interface ChartRow {
  readonly query: MetricQuery;
  readonly periodMs: number;
  readonly visible: boolean;
  readonly axis: Axis;
  readonly color?: string;
}

const DEFAULT_PERIOD_S = 300;

/** The rows of a widget; `.` repeats what stands above, `...` all that stood before. */
export function chartRows({ metrics = [], stat = 'Average', period = DEFAULT_PERIOD_S }: Properties): ChartRow[] {
  let above: readonly string[] = [];
  return (metrics as readonly (readonly unknown[])[]).map((cells, index) => {
    const names = repeated(
      cells.filter((cell): cell is string => typeof cell === 'string'),
      above,
    );
    if (names.length > 0) above = names;
    const options = { stat, period, id: `row${index}`, ...(cells.find(isOptions) ?? {}) };
    return chartRow(names, options);
  });
}

function repeated(names: readonly string[], above: readonly string[]): string[] {
  const dots = names.indexOf('...');
  const whole = dots < 0 ? names : [...above.slice(0, above.length - (names.length - 1)), ...names.slice(dots + 1)];
  return whole.map((name, at) => (name === '.' ? (above[at] ?? name) : name));
}

function isOptions(cell: unknown): cell is Properties {
  return typeof cell === 'object' && cell !== null;
}

function chartRow([namespace = '', metricName = '', ...dimensions]: readonly string[], options: Properties): ChartRow {
  const periodMs = Number(options.period) * 1_000;
  const identity = { id: String(options.id), returnsData: true, label: text(options.label), periodMs };
  const expression = text(options.expression);
  const query: MetricQuery =
    expression === undefined
      ? {
          ...identity,
          kind: 'metric',
          metric: { namespace, metricName, dimensions: pairs(dimensions) },
          statistic: String(options.stat),
        }
      : { ...identity, kind: 'expression', expression };
  return {
    query,
    periodMs,
    visible: options.visible !== false,
    axis: options.yAxis === 'right' ? 'right' : 'left',
    color: text(options.color),
  };
}

function pairs(cells: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at + 1 < cells.length; at += 2) found[cells[at] as string] = cells[at + 1] as string;
  return found;
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
