import { Template } from 'aws-cdk-lib/assertions';
import { App, type Duration, Stack } from 'aws-cdk-lib/core';
import type { DashboardRow } from '../../../lib/monitoring/dashboard-row';
import { PipelineDashboard } from '../../../lib/monitoring/pipeline-dashboard';

interface Axis {
  readonly min?: number;
  readonly max?: number;
  readonly label?: string;
}

export interface Widget {
  readonly type: string;
  readonly y: number;
  readonly width: number;
  readonly properties: {
    readonly title?: string;
    readonly view?: string;
    readonly metrics?: unknown[][];
    readonly alarms?: string[];
    readonly yAxis?: { readonly left?: Axis; readonly right?: Axis };
    readonly annotations?: { readonly horizontal?: { readonly value: number; readonly label: string }[] };
  };
}

export interface Body {
  readonly start: string;
  readonly widgets: Widget[];
}

/** The body as CloudWatch gets it, with `<LogicalId>` for each reference. */
export function bodyOf(rows: (stack: Stack) => DashboardRow[], defaultInterval?: Duration): Body {
  const stack = new Stack(new App(), 'Stack');
  new PipelineDashboard(stack, 'Dashboard', { rows: rows(stack), defaultInterval });
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
  const body = dashboard?.Properties.DashboardBody;
  const parts: (string | Record<string, unknown>)[] = typeof body === 'string' ? [body] : body['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${nameIn(part)}>`)).join(''));
}

function nameIn(reference: Record<string, unknown>): string {
  return [Object.values(reference)[0]].flat()[0] as string;
}
