import type { Message } from '../message';
import { optionalInteger, queueOf, textList } from './members';
import { messageShape } from './message-shape';
import type { Operation } from './operation';

const MOST_MESSAGES = 10;
const LONGEST_WAIT_SECONDS = 20;
const LONGEST_VISIBILITY_SECONDS = 12 * 3_600;

/** How often a receiver that waits looks again. */
const LOOK_INTERVAL_MS = 100;

export const receiveMessage: Operation = async (input, backend) => {
  const queue = queueOf(input, backend);
  const most = optionalInteger(input, 'MaxNumberOfMessages', 1, MOST_MESSAGES) ?? 1;
  const visibility = optionalInteger(input, 'VisibilityTimeout', 0, LONGEST_VISIBILITY_SECONDS);
  const wait =
    optionalInteger(input, 'WaitTimeSeconds', 0, LONGEST_WAIT_SECONDS) ?? queue.settings.ReceiveMessageWaitTimeSeconds;
  const wanted = {
    systemAttributes: [...textList(input, 'MessageSystemAttributeNames'), ...textList(input, 'AttributeNames')],
    messageAttributes: textList(input, 'MessageAttributeNames'),
  };
  const { clock } = backend;
  const end = clock.now() + wait * 1_000;
  let received: readonly Message[] = queue.receive(most, visibility);
  while (received.length === 0 && clock.now() < end) {
    await clock.sleep(Math.min(LOOK_INTERVAL_MS, end - clock.now()));
    received = queue.receive(most, visibility);
  }
  backend.metrics.received(queue, received.length);
  return received.length === 0 ? {} : { Messages: received.map((message) => messageShape(queue, message, wanted)) };
};
