import { DELIVERY_STREAM } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';

const MODES = ['ExtendedS3DestinationConfiguration', 'RedshiftDestinationConfiguration'].map(
  (destination) => `${destination}.S3BackupMode`,
);

export const backupTurnedOff: ChangeRule = {
  id: 'backup-turned-off',
  title: 'The backup of a delivery stream is turned off',
  why: 'Firehose turns a backup of source records on, but never off again',
  severity: 'high',
  fix: 'keep it, with a lifecycle rule that expires the objects, or create a new delivery stream without it',
  check: (change) =>
    change.type === DELIVERY_STREAM
      ? problemsOf(change, MODES, ({ before, after }) => before === 'Enabled' && after !== 'Enabled')
      : [],
};
