import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HttpCollector, Sandbox, VirtualClock } from 'cdk-kinesis-pipelines-toolkit';
import { type Accounts, closeAccounts } from './accounts';
import { type Delivery, deliveriesApp, STACK } from './app';
import { type BackupFigures, backupFigures } from './backup';
import { differences, factsOf } from './facts';
import type { Input } from './input';
import { backedUp, failedRecords } from './objects';
import { type PutOutcome, putAll } from './producer';
import { recordsOf } from './records';
import { type Unit, type UnitReading, unitOfDelivered, unitOfRow, unitsOfRecord } from './units';

/** Nine o'clock, to which the ledger of S3 looks. */
const START = Date.UTC(2026, 0, 5, 9);

export interface DeliveryResult {
  readonly delivery: Delivery;
  readonly accounts: Accounts;
  /** Records that the source took. */
  readonly records: number;
  /** Records that the source did not take. */
  readonly refused: number;
  /** Absent where the failed records are backed up only. */
  readonly backup?: BackupFigures;
  /** What is not as promised, one line each. */
  readonly problems: readonly string[];
}

/** Puts the input into each delivery, lets everything arrive, reads it back, and closes the accounts. */
export async function runDeliveries(deliveries: readonly Delivery[], input: Input): Promise<DeliveryResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deliveries-'));
  const collectors = await Promise.all(deliveries.map(() => HttpCollector.start()));
  const endpoints = Object.fromEntries(
    deliveries.flatMap(({ destination: { address } }, i) => (address ? [[address, collectors[i]?.url ?? '']] : [])),
  );
  const sandbox = await Sandbox.start({
    assembly: deliveriesApp(path.join(folder, 'cdk.out'), deliveries),
    clock: new VirtualClock(START),
    deliveries: { endpoints },
  });
  try {
    const puts: PutOutcome[] = [];
    for (const delivery of deliveries) puts.push(await put(sandbox, delivery, input));
    const { pending } = await sandbox.drain();
    const results = deliveries.map((delivery, i) =>
      new DeliveryLedger(sandbox, delivery, collectors[i] as HttpCollector, puts[i] as PutOutcome).result(input),
    );
    const idle = idleStreams(sandbox);
    return (await Promise.all(results)).map((result) => ({
      ...result,
      problems: [...result.problems, ...pending, ...idle],
    }));
  } finally {
    await sandbox.close();
    await Promise.all(collectors.map((collector) => collector.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(sandbox: Sandbox, { id, destination, combination }: Delivery, { lines }: Input): Promise<PutOutcome> {
  const type = combination.source === 'Kinesis' ? 'AWS::Kinesis::Stream' : 'AWS::KinesisFirehose::DeliveryStream';
  const { resources } = sandbox.deployment;
  const source = resources.find((it) => it.type === type && it.path?.startsWith(`${STACK}/${id}/`));
  if (source === undefined) throw new Error(`there is no ${type} in ${id}`);
  const putsRows = destination.takesRows && combination.processing !== 'log transform';
  return putAll(sandbox, combination, source.ref, recordsOf(lines, combination, putsRows));
}

function idleStreams({ deployment }: Sandbox): string[] {
  const idle = deployment.resources.filter(({ type, runs }) => /DeliveryStream$/.test(type) && !runs);
  return idle.map(({ logicalId }) => `${logicalId} is only recorded`);
}

/** Reads what one delivery has left behind, and where. */
class DeliveryLedger {
  private readonly reading: UnitReading;
  private readonly path: string;
  private readonly bucket: string;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly delivery: Delivery,
    private readonly collector: HttpCollector,
    private readonly put: PutOutcome,
  ) {
    const { id, destination, combination } = delivery;
    const { processing } = combination;
    const putsRows = destination.takesRows && processing !== 'log transform';
    this.reading = { processing, putsRows, encoding: destination.keepsText ? 'utf8' : 'latin1' };
    this.path = `${STACK}/${id}`;
    this.bucket = sandbox.ref(`${this.path}/Bucket/Resource`);
  }

  async result({ facts }: Input): Promise<DeliveryResult> {
    const { delivery, put, sandbox, bucket } = this;
    const records = put.taken.flatMap((taken) => taken.records);
    const { units, problems } = await this.delivered();
    const failed = await failedRecords(sandbox, bucket);
    const errors = new Map([...failed].map(([type, data]) => [type, this.unitsOf(data)]));
    const accounts = closeAccounts(this.unitsOf(records), units, errors);
    const backup = await this.backupOf(records);
    const differing = differences(facts, factsOf(units.map(({ row }) => row)));
    return {
      delivery,
      accounts,
      records: records.length,
      refused: put.refused.length,
      backup,
      problems: [...problems, ...differing, ...accountProblems(accounts), ...backupProblems(records.length, backup)],
    };
  }

  private async backupOf(records: readonly Buffer[]): Promise<BackupFigures | undefined> {
    const { combination, destination } = this.delivery;
    if (combination.backup !== 'all') return undefined;
    const compression = destination.compressesBackup ? combination.compression : 'GZIP';
    return backupFigures(records, await backedUp(this.sandbox, this.bucket, compression));
  }

  private unitsOf(records: readonly Buffer[]): Unit[] {
    return records.flatMap((data) => unitsOfRecord(data, this.reading));
  }

  private async delivered(): Promise<{ units: Unit[]; problems: readonly string[] }> {
    const { sandbox, bucket, collector, path, delivery } = this;
    const arrival = { sandbox, bucket, collector, path, combination: delivery.combination };
    const { lines = [], rows = [], problems = [] } = await delivery.destination.read(arrival);
    const units = [...lines.map((line) => unitOfDelivered(line, this.reading)), ...rows.map(unitOfRow)];
    return { units, problems };
  }
}

function accountProblems({ unaccounted, surplus, samples }: Accounts): string[] {
  return unaccounted + surplus === 0 ? [] : [`${unaccounted} unaccounted, ${surplus} surplus`, ...samples];
}

function backupProblems(records: number, backup: BackupFigures | undefined): string[] {
  if (backup === undefined || (backup.records === records && backup.otherBytes === 0)) return [];
  return [`backup: ${backup.records} of ${records} records, and ${backup.otherBytes} other bytes`];
}
