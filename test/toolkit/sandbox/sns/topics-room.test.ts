import type { ResourceType } from '../../../../toolkit/sandbox/kernel/room';
import { TopicsRoom } from '../../../../toolkit/sandbox/sns/topics-room';
import { testContext } from '../context';

describe('TopicsRoom', () => {
  test('keeps what is published to a topic, and tells of it', async () => {
    const context = testContext();
    const room = new TopicsRoom(context);
    const [topic] = room.resourceTypes as [ResourceType];
    const { ref } = await topic.create({
      stackName: 'App',
      logicalId: 'Alarms',
      type: 'AWS::SNS::Topic',
      properties: { TopicName: 'alarms' },
      generatedName: 'App-Alarms-1',
    });
    room.publish(ref, 'message', 'subject');

    expect(ref).toBe('arn:aws:sns:us-east-1:123456789012:alarms');
    expect(room.messages(ref)).toEqual([{ time: context.clock.now(), subject: 'subject', message: 'message' }]);
    expect(context.seen).toMatchObject([
      { type: 'notification', topicArn: ref, subject: 'subject', message: 'message' },
    ]);
  });

  test('refuses a topic that does not exist', () => {
    expect(() => new TopicsRoom(testContext()).publish('arn:aws:sns:us-east-1:1:none', 'message')).toThrow(
      'Topic does not exist: arn:aws:sns:us-east-1:1:none',
    );
  });
});
