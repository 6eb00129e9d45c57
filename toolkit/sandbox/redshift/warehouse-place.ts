import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../kernel/context';
import { UnreadableInput } from '../kernel/unreadable-input';
import type { EngineOptions } from './engine/open-database';

/** What PostgreSQL takes for a name, in bytes. */
const MAX_NAME = 63;
const DIGEST_LENGTH = 8;

/** Where the database of one namespace is, from the first run on a data directory to the last. */
export class WarehousePlace {
  private readonly folder: string;
  private readonly stateKey: string;
  private readonly known: string | undefined;
  private readonly directory: string;

  /** @throws UnreadableInput for a data directory whose warehouse is elsewhere */
  constructor(
    private readonly context: SandboxContext,
    private readonly namespace: string,
    private readonly url: string | undefined,
  ) {
    this.folder = join(context.dataDir, 'warehouse', encodeURIComponent(namespace));
    this.stateKey = `warehouse/${namespace}/server`;
    this.known = context.state.read<string>(this.stateKey);
    this.directory = this.known ?? randomUUID();
    if (url === undefined && this.known !== undefined) {
      throw new UnreadableInput(`Sandbox: warehouse must be the server that holds ${namespace} already, got none`);
    }
    if (url !== undefined && existsSync(this.folder)) {
      throw new UnreadableInput(
        `Sandbox: warehouse must be left out, since ${namespace} is in the data directory already`,
      );
    }
  }

  get engineOptions(): Pick<EngineOptions, 'folder' | 'server'> {
    const { folder, url, namespace, directory } = this;
    if (url === undefined) return { folder };
    const owner = `cdk-kinesis-pipelines sandbox, namespace ${namespace}, data directory`;
    const isNew = this.known === undefined;
    return { folder, server: { url, database: serverDatabase(namespace), owner, directory, isNew } };
  }

  /** From now on the database is looked for where it is. */
  remember(): void {
    if (this.url !== undefined) this.context.state.write(this.stateKey, this.directory);
  }
}

function serverDatabase(namespace: string): string {
  const name = `sandbox_${namespace}`;
  if (name.length <= MAX_NAME) return name;
  const digest = createHash('sha256').update(namespace).digest('hex').slice(0, DIGEST_LENGTH);
  return `${name.slice(0, MAX_NAME - DIGEST_LENGTH - 1)}_${digest}`;
}
