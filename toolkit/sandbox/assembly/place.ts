import { UnreadableInput } from '../kernel/unreadable-input';
import type { Place } from './recorded-resource';
import type { StackSource } from './template';

/**
 * Where the stacks would be deployed: the sandbox is one account and region.
 * @param open for stacks that leave it open
 * @throws UnreadableInput when the stacks name several
 */
export function placeOf(
  stacks: readonly StackSource[],
  open: { readonly region: string; readonly account: string },
): Place {
  const region = single('region', stacks, (stack) => stack.region) ?? open.region;
  const account = single('account', stacks, (stack) => stack.account) ?? open.account;
  return { region, account, partition: partitionOf(region) };
}

function single(
  name: string,
  stacks: readonly StackSource[],
  read: (stack: StackSource) => string | undefined,
): string | undefined {
  const values = [...new Set(stacks.flatMap((stack) => read(stack) ?? []))];
  if (values.length > 1) {
    throw new UnreadableInput(`the stacks must share one ${name}, got ${values.join(', ')}; choose some with --stack`);
  }
  return values[0];
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
