import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UnreadableInput } from '../kernel/unreadable-input';
import { parseBoundedJson } from './bounded-json';
import { readBoundedText } from './bounded-text';

type Entries = Readonly<Record<string, unknown>>;

/**
 * Looks at the files of a cloud assembly before they are read: a manifest of strangers may name any file of this
 * machine, itself, or one without end.
 * @throws UnreadableInput that names the file which lies outside of the folder, or is none
 */
export function requireOwnFiles(folder: string): void {
  new AssemblyFiles(folder).require();
}

class AssemblyFiles {
  private readonly root: string;
  private readonly seen = new Set<string>();

  constructor(private readonly folder: string) {
    this.root = realpathSync(folder);
  }

  require(assembly = this.root): void {
    if (this.seen.has(assembly)) throw this.unreadable(`it holds ${this.relative(assembly)} twice`);
    this.seen.add(assembly);
    const manifest = entriesOf(this.readJson(assembly, 'manifest.json'));
    for (const artifact of Object.values(entriesOf(manifest.artifacts)))
      this.requireArtifact(assembly, entriesOf(artifact));
  }

  private requireArtifact(assembly: string, { type, additionalMetadataFile, properties }: Entries): void {
    const { templateFile, directoryName, file } = entriesOf(properties);
    this.ownFile(assembly, templateFile);
    this.readJson(assembly, additionalMetadataFile);
    if (type === 'cdk:asset-manifest') this.readJson(assembly, file);
    if (typeof directoryName === 'string') this.require(this.own(assembly, directoryName));
  }

  private readJson(assembly: string, name: unknown): unknown {
    const file = this.ownFile(assembly, name);
    if (file === undefined) return undefined;
    try {
      return parseBoundedJson(readBoundedText(file));
    } catch (error) {
      throw error instanceof UnreadableInput
        ? error
        : this.unreadable(`${this.relative(file)}: ${(error as Error).message}`);
    }
  }

  /** What is not there is named by whoever needs it. */
  private ownFile(assembly: string, name: unknown): string | undefined {
    const file = typeof name === 'string' ? this.own(assembly, name) : undefined;
    const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (!stat.isFile()) throw this.unreadable(`${name} is not a file`);
    return file;
  }

  private own(assembly: string, name: string): string {
    const place = path.join(assembly, name);
    const real = existsSync(place) ? realpathSync(place) : place;
    if (real === this.root || real.startsWith(this.root + path.sep)) return real;
    throw this.unreadable(`${name} lies outside of it, at ${real}`);
  }

  private relative(place: string): string {
    return path.relative(this.root, place) || 'itself';
  }

  private unreadable(reason: string): UnreadableInput {
    return new UnreadableInput(`${this.folder}: the cloud assembly cannot be read: ${reason}`);
  }
}

function entriesOf(value: unknown): Entries {
  return typeof value === 'object' && value !== null ? (value as Entries) : {};
}
