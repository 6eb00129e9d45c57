import { stackId } from '../../../../toolkit/sandbox/kernel/stack-id';

const PLACE = { partition: 'aws', region: 'eu-central-1', account: '111111111111' };

describe('stackId', () => {
  test('is the ARN of a stack: its name and a UUID', () => {
    expect(stackId(PLACE, 'Clicks')).toMatch(
      /^arn:aws:cloudformation:eu-central-1:111111111111:stack\/Clicks\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
  });

  test('is the same on every run, and another for another stack', () => {
    expect(stackId(PLACE, 'Clicks')).toBe(stackId(PLACE, 'Clicks'));
    expect(stackId(PLACE, 'Clicks')).not.toBe(stackId(PLACE, 'Orders'));
  });
});
