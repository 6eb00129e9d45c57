import type { ChangeRule } from '../change-rule';
import { backupNarrowed } from './backup-narrowed';
import { backupTurnedOff } from './backup-turned-off';
import { channelReplaced } from './channel-replaced';
import { createdOnly } from './created-only';
import { dataDeleted } from './data-deleted';
import { dataLeftBehind } from './data-left-behind';
import { deliveryStreamReplaced } from './delivery-stream-replaced';
import { destinationExchanged } from './destination-exchanged';
import { dynamicPartitioning } from './dynamic-partitioning';
import { fixedName } from './fixed-name';
import { mappingRecreated } from './mapping-recreated';
import { openTableChanged } from './open-table-changed';
import { retentionShortened } from './retention-shortened';
import { shardCountStep } from './shard-count-step';
import { streamKeyChanged } from './stream-key-changed';

export const CHANGE_RULES: readonly ChangeRule[] = [
  dataDeleted,
  createdOnly,
  deliveryStreamReplaced,
  openTableChanged,
  retentionShortened,
  backupNarrowed,
  backupTurnedOff,
  channelReplaced,
  destinationExchanged,
  dynamicPartitioning,
  fixedName,
  mappingRecreated,
  shardCountStep,
  dataLeftBehind,
  streamKeyChanged,
];
