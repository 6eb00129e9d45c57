import type { StateStore } from '../../sandbox/kernel/state-store';
import { Checkpoints } from '../produce/checkpoints';

const KEY = 'inputs';

/** How far each input has been put, kept in the data directory. */
export function inputPlaces(state: StateStore): Checkpoints {
  return new Checkpoints({ read: () => state.read(KEY), write: (places) => state.write(KEY, places) });
}
