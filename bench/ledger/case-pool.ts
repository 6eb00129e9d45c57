import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Task } from './case-worker';
import type { CaseResult } from './run-case';

/** Runs cases in processes of their own, some at a time. */
export class CasePool {
  private readonly idle: ChildProcess[];
  private readonly waiting: ((worker: ChildProcess) => void)[] = [];

  /**
   * @param worker what `bundleCaseWorker` made
   * @param modules folder where it finds its packages
   */
  constructor(size: number, worker: string, modules: string) {
    const env = { ...process.env, NODE_PATH: modules };
    this.idle = Array.from({ length: size }, () => fork(worker, { env, execArgv: ['--no-warnings'] }));
  }

  async run(task: Task): Promise<CaseResult> {
    const worker = this.idle.pop() ?? (await new Promise<ChildProcess>((resolve) => this.waiting.push(resolve)));
    const answered = once(worker, 'message') as Promise<[Answer]>;
    const died = once(worker, 'exit').then(([code]) => [{ error: `a worker ended with ${code}` }] as [Answer]);
    worker.send(task);
    const [answer] = await Promise.race([answered, died]);
    const next = this.waiting.shift();
    if (next) next(worker);
    else this.idle.push(worker);
    if ('error' in answer) throw new Error(answer.error);
    return answer.result;
  }

  close(): void {
    for (const worker of this.idle) worker.kill();
  }
}
