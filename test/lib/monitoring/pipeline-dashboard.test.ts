import { TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { DashboardRow } from '../../../lib/monitoring/dashboard-row';
import { DataStream } from '../../../lib/stream/data-stream';
import { bodyOf } from './dashboard-body';

describe('PipelineDashboard', () => {
  test('shows the last three hours by default', () => {
    expect(bodyOf(() => []).start).toBe('-PT3H');
  });

  test('shows another time span on request', () => {
    expect(bodyOf(() => [], Duration.days(1)).start).toBe('-P1D');
  });

  test('puts rows below one another', () => {
    const text = new TextWidget({ markdown: 'Runbook', width: 24, height: 2 });
    const { widgets } = bodyOf((stack) => [
      DashboardRow.of(text),
      DashboardRow.stream(new DataStream(stack, 'Stream')),
    ]);
    expect(widgets.map(({ type, y }) => [type, y])).toEqual([['text', 0], ...Array(3).fill(['metric', 2])]);
  });

  test.each([500, 501])('refuses more widgets than a dashboard has, and takes as many: %s', (count) => {
    const text = new TextWidget({ markdown: '' });
    const create = () => bodyOf(() => [DashboardRow.of(...Array(count).fill(text))]);
    if (count <= 500) expect(create().widgets).toHaveLength(count);
    else expect(create).toThrow(new Error('Stack/Dashboard: rows must be of at most 500 widgets, got 501'));
  });
});
