import { requires } from '../../expectation';
import { isTrue } from '../../reading/booleans';
import type { Rule } from '../../rule';

const requiresRestore = requires(
  'RunConfiguration.ApplicationRestoreConfiguration.ApplicationRestoreType',
  (type) => type !== 'SKIP_RESTORE_FROM_SNAPSHOT',
  { absent: 'RESTORE_FROM_LATEST_SNAPSHOT' },
);
const requiresAllState = requires(
  'RunConfiguration.FlinkRunConfiguration.AllowNonRestoredState',
  (allowed) => !isTrue(allowed),
  { absent: false },
);

export const flinkRestore: Rule = {
  id: 'flink-restore',
  title: 'A Flink application starts without the state it had, or with a part of it',
  why: 'Windows, counts and positions in the stream that are not restored are lost without an error.',
  severity: 'high',
  fix: 'Set ApplicationRestoreType to RESTORE_FROM_LATEST_SNAPSHOT and AllowNonRestoredState to false.',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::KinesisAnalyticsV2::Application'],
  check: (application, template) => [
    ...requiresRestore(application, template),
    ...requiresAllState(application, template),
  ],
};
