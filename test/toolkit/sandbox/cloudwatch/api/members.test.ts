import { DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { client, putAlarm, useSandbox } from './cloudwatch-client';

useSandbox();

describe('the members of a call', () => {
  test.each<[string, object, string, string]>([
    ['a name', { AlarmName: undefined }, 'MissingRequiredParameterException', 'The parameter AlarmName is required.'],
    [
      'a state',
      { StateValue: undefined },
      'MissingRequiredParameterException',
      'The parameter StateValue is required.',
    ],
    ['a text', { StateReason: 5 }, 'ValidationException', 'StateReason must be a string, got 5'],
  ])('need %s', async (_, input, name, message) => {
    const whole = { AlarmName: 'errors', StateValue: 'OK', StateReason: 'drill', ...input };
    await expect(client.send(new SetAlarmStateCommand(whole as never))).rejects.toMatchObject({ name, message });
  });

  test('have at most so many entries', async () => {
    const AlarmNames = Array.from({ length: 101 }, (_, i) => `a${i}`);
    await expect(client.send(new DescribeAlarmsCommand({ AlarmNames }))).rejects.toMatchObject({
      message: 'AlarmNames must be at most 100, got 101',
    });
    const Dimensions = Array.from({ length: 31 }, (_, i) => ({ Name: `n${i}`, Value: 'v' }));
    await expect(putAlarm({ Dimensions })).rejects.toMatchObject({ message: 'Dimensions must be at most 30, got 31' });
  });
});
