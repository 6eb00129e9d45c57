import { AlarmActions } from '../../../../../toolkit/sandbox/cloudwatch/actions/alarm-actions';
import { MetricEvaluator } from '../../../../../toolkit/sandbox/cloudwatch/alarm/metric-evaluator';
import { AlarmBoard } from '../../../../../toolkit/sandbox/cloudwatch/alarm-board';
import { MetricReader } from '../../../../../toolkit/sandbox/cloudwatch/metric-reader';
import { MetricStore } from '../../../../../toolkit/sandbox/cloudwatch/metric-store';
import { actingFor } from '../../acting';
import { testContext } from '../../context';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

function setUp(properties: Record<string, unknown>) {
  const context = testContext();
  const store = new MetricStore();
  const actions = new AlarmActions(context, { as: actingFor({ topics: { publish: () => undefined } }) });
  const board = new AlarmBoard(context, new MetricEvaluator(new MetricReader(store)), actions);
  const alarm = board.putMetricAlarm('errors', {
    Namespace: 'App',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Threshold: 5,
    ComparisonOperator: 'GreaterThanThreshold',
    ...properties,
  });
  const put = (value: number) =>
    store.put({ namespace: 'App', name: 'Errors', dimensions: {}, value }, context.clock.now());
  const advance = (ms: number) => context.clock.advance(ms);
  const changedAt = () => alarm.state.time - Date.UTC(2026, 0, 1);
  return { board, alarm, put, advance, changedAt };
}

describe('an alarm', () => {
  test.each([10, 20, 30])('on %i seconds is evaluated every ten', async (Period) => {
    const { alarm, put, advance, changedAt } = setUp({ Period, EvaluationPeriods: 1 });
    await advance(41 * SECOND);
    put(9);
    await advance(9 * SECOND);
    expect([alarm.state.value, changedAt()]).toEqual(['ALARM', 50 * SECOND]);
  });

  test('on minutes is evaluated every minute, whatever its period', async () => {
    const { alarm, put, advance, changedAt } = setUp({ Period: 300, EvaluationPeriods: 1 });
    await advance(7 * MINUTE + SECOND);
    put(9);
    await advance(59 * SECOND);
    expect([alarm.state.value, changedAt()]).toEqual(['ALARM', 8 * MINUTE]);
  });

  test('slides its periods along by a minute', async () => {
    const { alarm, put, advance } = setUp({ Period: 300, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' });
    await advance(2 * MINUTE);
    put(3);
    await advance(4 * MINUTE);
    put(3);
    await advance(MINUTE);
    expect(alarm.state.value).toBe('ALARM');
  });

  test('on days is evaluated every hour, on the data up to the hour', async () => {
    const { alarm, put, advance, changedAt } = setUp({
      Period: 24 * 3_600,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 1,
    });
    await advance(2 * MINUTE);
    put(9);
    await advance(57 * MINUTE);
    expect(alarm.state.value).toBe('INSUFFICIENT_DATA');
    await advance(MINUTE);
    expect([alarm.state.value, changedAt()]).toEqual(['ALARM', HOUR]);
  });

  test('looks back over days', async () => {
    const { alarm, put, advance } = setUp({
      Period: 24 * 3_600,
      EvaluationPeriods: 3,
      TreatMissingData: 'notBreaching',
    });
    for (let day = 0; day < 3; day++) {
      put(9);
      await advance(24 * HOUR);
    }
    expect(alarm.state.value).toBe('ALARM');
  });

  test('that is given another period is evaluated by that', async () => {
    const { board, alarm, put, advance, changedAt } = setUp({ Period: 60, EvaluationPeriods: 1 });
    board.putMetricAlarm('errors', {
      Namespace: 'App',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      Period: 10,
      EvaluationPeriods: 1,
    });
    put(9);
    await advance(10 * SECOND);
    expect([alarm.state.value, changedAt()]).toEqual(['ALARM', 10 * SECOND]);
  });

  test('that is gone is evaluated no more, and one that comes again is', async () => {
    const { board, alarm, put, advance } = setUp({ Period: 60, EvaluationPeriods: 1 });
    board.delete(alarm);
    put(9);
    await advance(2 * MINUTE);
    expect(alarm.state.value).toBe('INSUFFICIENT_DATA');
    const again = board.putMetricAlarm('again', {
      Namespace: 'App',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Threshold: 5,
      ComparisonOperator: 'GreaterThanThreshold',
      Period: 60,
      EvaluationPeriods: 1,
    });
    put(9);
    await advance(MINUTE);
    expect(again.state.value).toBe('ALARM');
  });
});
