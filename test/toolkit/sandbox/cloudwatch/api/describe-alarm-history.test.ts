import { DescribeAlarmHistoryCommand } from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, putErrors, sandbox, TOPIC, useSandbox } from './cloudwatch-client';

useSandbox();

describe('DescribeAlarmHistory', () => {
  test('tells what happened to an alarm', async () => {
    await putAlarm({ AlarmActions: [TOPIC] });
    await putErrors(9);
    await sandbox.clock.advance(60_000);
    const history = async (input: object) =>
      (await client.send(new DescribeAlarmHistoryCommand({ AlarmName: 'errors', ...input }))).AlarmHistoryItems ?? [];
    expect((await history({ ScanBy: 'TimestampAscending' })).map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "errors" created',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
      `Successfully executed action ${TOPIC}`,
    ]);
    const [update] = await history({ HistoryItemType: 'StateUpdate' });
    expect(update).toMatchObject({ AlarmType: 'MetricAlarm', Timestamp: new Date('2026-01-01T00:01:00Z') });
    expect(JSON.parse(update?.HistoryData ?? '')).toMatchObject({
      version: '1.0',
      oldState: { stateValue: 'INSUFFICIENT_DATA', stateReason: 'Unchecked: Initial alarm creation' },
      newState: { stateValue: 'ALARM', stateReasonData: { recentDatapoints: [9] } },
    });
    expect(await history({ EndDate: new Date('2026-01-01T00:00:30Z') })).toHaveLength(1);
  });
});
