import { textList } from './members';
import type { Operation } from './operation';

const MOST_ALARMS = 100;

export const enableAlarmActions = setActionsEnabled(true);
export const disableAlarmActions = setActionsEnabled(false);

function setActionsEnabled(enabled: boolean): Operation {
  return (input, { board }) => {
    for (const name of textList(input, 'AlarmNames', MOST_ALARMS)) {
      const alarm = board.find(name);
      if (alarm !== undefined) board.setActionsEnabled(alarm, enabled);
    }
    return undefined;
  };
}
