import { DELIVERY_STREAM } from '../../../../lib/audit/reading/delivery-streams';
import type { ChangeRule } from '../change-rule';
import { problemsOf } from '../changed-property';
import { isOn } from '../switch-value';

const ENABLED = 'ExtendedS3DestinationConfiguration.DynamicPartitioningConfiguration.Enabled';

export const dynamicPartitioning: ChangeRule = {
  id: 'dynamic-partitioning',
  title: 'Dynamic partitioning is turned on or off',
  why: 'Firehose takes it only when the delivery stream is created',
  severity: 'high',
  fix: 'create a new delivery stream with it beside the old one, then remove the old one',
  check: (change) =>
    change.type === DELIVERY_STREAM
      ? problemsOf(change, [ENABLED], ({ before, after }) => isOn(before) !== isOn(after))
      : [],
};
