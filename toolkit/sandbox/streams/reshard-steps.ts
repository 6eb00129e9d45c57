import type { DataStream } from './stream';

/** A split or a merge, as it stands when its turn comes. */
export type ReshardStep = () => void;

/** Takes the steps one after another, each in its time. The stream is UPDATING until the last one has settled. */
export function carryOut(stream: DataStream, steps: readonly ReshardStep[]): void {
  const { reshardingMs, updatingMs } = stream.options;
  stream.enter('UPDATING', steps.length * reshardingMs + updatingMs);
  if (reshardingMs === 0) stream.rearrange(() => takeAll(steps));
  else scheduleAll(stream, steps);
}

function takeAll(steps: readonly ReshardStep[]): void {
  for (const step of steps) step();
}

function scheduleAll(stream: DataStream, steps: readonly ReshardStep[]): void {
  steps.forEach((step, i) => {
    stream.schedule('reshard', (i + 1) * stream.options.reshardingMs, () => stream.rearrange(step));
  });
}
