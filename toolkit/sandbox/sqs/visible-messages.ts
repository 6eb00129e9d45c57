import type { Message } from './message';

/** What can be received: of each message group only as long as nothing before it is in flight. */
export function* visibleMessages(messages: Iterable<Message>, now: number): Generator<Message> {
  const busyGroups = new Set<string>();
  for (const message of messages) {
    const { groupId } = message;
    if (message.visibleAt <= now && !(groupId !== undefined && busyGroups.has(groupId))) yield message;
    else if (groupId !== undefined) busyGroups.add(groupId);
  }
}
