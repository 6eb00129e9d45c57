import type { AwsError } from '../../kernel/aws-error';
import type { Trigger } from '../../kernel/fault-point';
import type { FaultSite } from '../fault-kind';
import { faultsOf, operatorOf, type StreamFault } from './stream-fault';

/** Prepares what happens when the key of a stream is used. */
export function keyFault(errorFor: (keyId: string) => AwsError) {
  return (fault: StreamFault, site: FaultSite) => {
    const { keyId } = operatorOf(fault, site);
    if (keyId === undefined) throw new Error(`stream ${fault.stream} must be encrypted to have a key`);
    const { keys } = faultsOf(fault, site);
    return (trigger: Trigger) => keys.add(trigger, errorFor(keyId));
  };
}
