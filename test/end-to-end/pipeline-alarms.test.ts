import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { putLines, synthesizeApp, textSource } from './log-analytics-app';

jest.setTimeout(120_000);

const MINUTE_MS = 60_000;
const LINE = '203.0.113.7 - - [05/Jan/2026:09:00:00 +0000] "GET / HTTP/1.1" 200 100 "-" "x"\n';

let sandbox: Sandbox;

beforeAll(async () => {
  const assembly = synthesizeApp(mkdtempSync(join(tmpdir(), 'pipeline-alarms-')));
  sandbox = await Sandbox.start({ assembly, clock: new VirtualClock(Date.UTC(2026, 5, 1, 12)) });
});

afterAll(() => sandbox.close());

async function passWithTraffic(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await putLines(sandbox, textSource(`${sandbox.clock.now()}`, LINE.repeat(10)));
    await sandbox.clock.advance(MINUTE_MS);
  }
}

/** What the alarms that are on now watch. */
function burning(): string[] {
  const names = sandbox.alarms().flatMap(({ name, state }) => (state === 'ALARM' ? [name] : []));
  return names.map((name) => /PipelineMonitoring([A-Za-z]+)/.exec(name)?.[1] ?? name).sort();
}

describe('the alarms of the default pipeline', () => {
  test('stay quiet while all is well', async () => {
    await passWithTraffic(25);
    const raised = sandbox.alarms().filter(({ history }) => history.some(({ to }) => to === 'ALARM'));
    expect(raised).toEqual([]);
  });

  test('tell of COPY commands that fail, and nothing else', async () => {
    sandbox.inject({ type: 'copy-fails', times: 1_000 });
    await passWithTraffic(35);
    expect(burning()).toEqual([expect.stringMatching(/^Health/), expect.stringMatching(/^WarehouseCopies/)]);
  });
});
