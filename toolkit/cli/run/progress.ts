import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  update(done: number): void;
  end(): void;
}

export const NO_PROGRESS: Progress = { update: () => {}, end: () => {} };

/** A bar on a terminal; silent elsewhere. */
export function startProgress(stream: NodeJS.WriteStream, label: string, total: number): Progress {
  if (!stream.isTTY) return NO_PROGRESS;
  const bar = new SingleBar(
    { stream, format: `${label} {bar} {percentage}% {duration_formatted}` },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: (done) => bar.update(Math.min(done, total)),
    end: () => {
      bar.update(total);
      bar.stop();
    },
  };
}
