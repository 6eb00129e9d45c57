import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClockedEventLog } from '../../../toolkit/sandbox/kernel/clocked-event-log';
import type { SandboxContext } from '../../../toolkit/sandbox/kernel/context';
import type { TimedEvent } from '../../../toolkit/sandbox/kernel/event-log';
import { JsonStateStore } from '../../../toolkit/sandbox/kernel/json-state-store';
import { RoleDirectory } from '../../../toolkit/sandbox/kernel/role-credentials';
import { VirtualClock } from '../../../toolkit/sandbox/kernel/virtual-clock';

const folders: string[] = [];
const endings: (() => void | Promise<void>)[] = [];

afterAll(async () => {
  for (const end of endings) await end();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface TestContext extends SandboxContext {
  readonly clock: VirtualClock;
  /** All events so far. */
  readonly seen: TimedEvent[];
}

/** A context for tests of one room: virtual time and a data directory that goes with the test file. */
export function testContext(dataDir = temporaryFolder()): TestContext {
  const clock = new VirtualClock();
  const events = new ClockedEventLog(clock);
  const roles = new RoleDirectory('123456789012');
  const seen: TimedEvent[] = [];
  events.listen((event) => seen.push(event));
  return {
    clock,
    events,
    seen,
    dataDir,
    region: 'us-east-1',
    account: '123456789012',
    partition: 'aws',
    endpoint: 'http://127.0.0.1:1',
    state: new JsonStateStore(join(dataDir, 'state')),
    credentials: (roleArn) => roles.credentials(roleArn),
  };
}

/** Before the folders of the test file go: what still writes to them ends. */
export function atTheEnd(task: () => void | Promise<void>): void {
  endings.push(task);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  folders.push(folder);
  return folder;
}
