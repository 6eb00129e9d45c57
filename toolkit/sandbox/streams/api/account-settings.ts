import type { AccountSettings } from '../account-settings';
import { validationError } from '../errors';
import { choice, required, structure } from './members';
import { operation } from './operation';

export const describeAccountSettings = operation({}, (_input, { streams }) => settingsShape(streams.accountSettings));

const UPDATE = {
  MinimumThroughputBillingCommitment: required(structure({ Status: required(choice('ENABLED', 'DISABLED')) })),
};

export const updateAccountSettings = operation(UPDATE, (input, { streams }) => {
  const { accountSettings } = streams;
  if (input.MinimumThroughputBillingCommitment.Status === 'ENABLED') accountSettings.enable();
  else {
    const warm = streams.all.find(({ settings }) => settings.warmThroughputMiBps !== undefined);
    if (warm !== undefined) throw validationError(`Stream ${warm.name} must have no warm throughput first`);
    accountSettings.disable();
  }
  return settingsShape(accountSettings);
});

function settingsShape({ status, commitment, earliestEnd }: AccountSettings) {
  return {
    MinimumThroughputBillingCommitment: {
      Status: status,
      StartedAt: toSeconds(commitment?.startedAt),
      EndedAt: status === 'DISABLED' ? toSeconds(commitment?.endsAt) : undefined,
      EarliestAllowedEndAt: toSeconds(earliestEnd),
    },
  };
}

function toSeconds(time: number | undefined): number | undefined {
  return time === undefined ? undefined : time / 1000;
}
