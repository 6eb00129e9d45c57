import {
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, sandbox, TOPIC, theAlarm, useSandbox } from './cloudwatch-client';

useSandbox();

test('DisableAlarmActions and EnableAlarmActions turn the actions of an alarm off and on', async () => {
  await putAlarm({ AlarmActions: [TOPIC] });
  const setState = (StateValue: 'ALARM' | 'OK') =>
    client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue, StateReason: 'drill' }));
  await client.send(new DisableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  expect((await theAlarm())?.ActionsEnabled).toBe(false);
  await setState('ALARM');
  expect(sandbox.rooms.topics.messages(TOPIC)).toEqual([]);
  await setState('OK');
  await client.send(new EnableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  await setState('ALARM');
  expect(sandbox.rooms.topics.messages(TOPIC)).toHaveLength(1);
});
