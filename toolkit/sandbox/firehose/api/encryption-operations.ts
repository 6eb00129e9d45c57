import type { DeliveryStreamEntry, StreamEncryption } from '../delivery-stream-entry';
import type { DeliveryStreams } from '../delivery-streams';
import { type Input, invalidArgument, type Operation } from './operation';

/** Operations on the encryption of what is put directly. Nothing is encrypted here: it decides who may put. */
export function encryptionOperations(deliveryStreams: DeliveryStreams): Readonly<Record<string, Operation>> {
  const entryOf = (input: Input) => requireDirectPut(deliveryStreams.require(input.DeliveryStreamName));
  return {
    StartDeliveryStreamEncryption: (input) => {
      entryOf(input).encryption = encryptionOf(input);
      return {};
    },
    StopDeliveryStreamEncryption: (input) => {
      entryOf(input).encryption = undefined;
      return {};
    },
  };
}

function requireDirectPut(entry: DeliveryStreamEntry): DeliveryStreamEntry {
  const { DeliveryStreamType: type = 'DirectPut' } = entry.properties;
  if (type === 'DirectPut') return entry;
  throw invalidArgument(`${entry.name} must have the type DirectPut to be encrypted, got ${type}`);
}

function encryptionOf({ DeliveryStreamEncryptionConfigurationInput: given }: Input): StreamEncryption {
  const { KeyType = 'AWS_OWNED_CMK', KeyARN } = (given ?? {}) as Partial<StreamEncryption>;
  if ((KeyType === 'CUSTOMER_MANAGED_CMK') !== (KeyARN !== undefined)) {
    throw invalidArgument(`KeyARN must be set with CUSTOMER_MANAGED_CMK alone, got ${KeyARN} with ${KeyType}`);
  }
  return { KeyType, ...(KeyARN !== undefined && { KeyARN }) };
}
