import { requires } from '../../expectation';
import { isFalse } from '../../reading/booleans';
import type { Rule } from '../../rule';

export const flinkSnapshots: Rule = {
  id: 'flink-snapshots',
  title: 'A Flink application takes no snapshot when it is stopped or updated',
  why: 'Every update of its code or its configuration begins without the state of the version before.',
  severity: 'medium',
  fix: 'Set SnapshotsEnabled to true.',
  controls: {},
  concern: 'data-loss',
  types: ['AWS::KinesisAnalyticsV2::Application'],
  check: requires(
    'ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled',
    (enabled) => !isFalse(enabled),
    { absent: true },
  ),
};
