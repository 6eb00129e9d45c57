import { isComposite } from '../composite/family';
import { optionalChoice, optionalCount, optionalText, optionalTime } from './members';
import type { Operation } from './operation';
import { pageOf } from './page';

const MOST_RECORDS = 100;

/** The latest first, unless asked otherwise. */
export const describeAlarmHistory: Operation = (input, { board }) => {
  const name = optionalText(input, 'AlarmName');
  const type = optionalChoice(input, 'HistoryItemType', ['ConfigurationUpdate', 'StateUpdate', 'Action']);
  const start = optionalTime(input, 'StartDate') ?? Number.NEGATIVE_INFINITY;
  const end = optionalTime(input, 'EndDate') ?? Number.POSITIVE_INFINITY;
  const order = optionalChoice(input, 'ScanBy', ['TimestampAscending', 'TimestampDescending']);
  const oldestFirst = board
    .all()
    .filter((alarm) => name === undefined || alarm.name === name)
    .flatMap((alarm) => alarm.history.items.map((item) => ({ alarm, item })))
    .filter(({ item }) => (type === undefined || item.type === type) && item.time >= start && item.time <= end)
    .sort((a, b) => a.item.time - b.item.time);
  const all = order === 'TimestampAscending' ? oldestFirst : oldestFirst.reverse();
  const size = optionalCount(input, 'MaxRecords', MOST_RECORDS) ?? MOST_RECORDS;
  const { items, nextToken } = pageOf(all, input, size);
  return {
    AlarmHistoryItems: items.map(({ alarm, item }) => ({
      AlarmName: alarm.name,
      AlarmType: isComposite(alarm) ? 'CompositeAlarm' : 'MetricAlarm',
      Timestamp: item.time / 1_000,
      HistoryItemType: item.type,
      HistorySummary: item.summary,
      HistoryData: item.data,
    })),
    NextToken: nextToken,
  };
};
