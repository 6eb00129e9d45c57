import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Answer, Task } from './case-worker';
import type { CaseResult } from './run-case';

/** Runs cases in processes of their own, some at a time. */
export class CasePool {
  private readonly idle: ChildProcess[];
  private readonly waiting: ((worker: ChildProcess) => void)[] = [];

  constructor(size: number) {
    const worker = path.join(__dirname, 'case-worker.ts');
    this.idle = Array.from({ length: size }, () => fork(worker, { execArgv: ['--no-warnings', '--import', 'tsx'] }));
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
