import type { Inventory } from './inventory';
import type { Rooms } from './rooms';

/** Something that goes wrong on purpose, from now on, by the sandbox's clock. */
export type Fault =
  | { readonly type: 'function-fails'; readonly function: string; readonly forMs: number }
  | { readonly type: 'function-throttled'; readonly function: string; readonly forMs: number }
  | { readonly type: 'stream-throttled'; readonly stream: string; readonly forMs: number }
  | { readonly type: 'key-disabled'; readonly stream: string; readonly forMs: number }
  | { readonly type: 'copy-fails'; readonly times: number };

export function injectFault(fault: Fault, rooms: Rooms, inventory: Inventory, now: number): void {
  switch (fault.type) {
    case 'function-fails':
      rooms.functions.fail(inventory.physicalName(fault.function, 'AWS::Lambda::Function'), now + fault.forMs);
      break;
    case 'function-throttled':
      rooms.functions.throttle(inventory.physicalName(fault.function, 'AWS::Lambda::Function'), now + fault.forMs);
      break;
    case 'stream-throttled':
      rooms.streams.throttle(inventory.physicalName(fault.stream, 'AWS::Kinesis::Stream'), now + fault.forMs);
      break;
    case 'key-disabled':
      rooms.streams.disableKey(inventory.physicalName(fault.stream, 'AWS::Kinesis::Stream'), now + fault.forMs);
      break;
    case 'copy-fails':
      rooms.warehouse.failCopies(fault.times);
      break;
  }
}
