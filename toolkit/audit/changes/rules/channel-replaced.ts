import { isDeepStrictEqual } from 'node:util';
import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';
import type { ResourceChange } from '../resource-change';

/** All that can be changed of a channel. */
const CHANGEABLE = ['DataFreshnessInSeconds'];
const DESTINATIONS = ['S3DestinationConfiguration', 'S3TablesDestinationConfiguration'];
const FIXED = ['ChannelName', 'EncryptionConfiguration', 'ServiceExecutionRoleARN', 'StreamConfigurationList'];

export const channelReplaced: ChangeRule = {
  id: 'channel-replaced',
  title: 'A delivery channel is changed in what is fixed for its life',
  why: 'only data freshness and logging can be changed; a new channel delivers nothing of what was put before it was created',
  severity: 'high',
  fix: 'create the new channel beside the old one: a stream has one to S3 and one to a streaming table',
  check: (change) => (change.type === 'AWS::Kinesis::Channel' ? fixedParts(change) : []),
};

function fixedParts(change: ResourceChange) {
  return [
    ...problemsOf(change, FIXED),
    ...problemsOf(change, DESTINATIONS, ({ before, after }) => !isDeepStrictEqual(fixed(before), fixed(after))),
  ];
}

function fixed(destination: unknown): unknown {
  if (typeof destination !== 'object' || destination === null) return destination;
  return Object.fromEntries(Object.entries(destination).filter(([key]) => !CHANGEABLE.includes(key)));
}
