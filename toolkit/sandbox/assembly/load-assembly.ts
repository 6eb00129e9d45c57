import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetManifestArtifact, CloudAssembly, type CloudFormationStackArtifact } from '@aws-cdk/cloud-assembly-api';
import { UnreadableInput } from '../kernel/unreadable-input';
import { requireOwnFiles } from './assembly-files';
import { parseBoundedJson } from './bounded-json';
import { requireTemplate } from './read-template';
import { acknowledgementsOf, constructPaths } from './stack-metadata';
import type { StackSource, Template } from './template';
import { parseTemplate, withResources } from './template-text';

export interface LoadedAssembly {
  /** In the order they would be deployed. */
  readonly stacks: readonly StackSource[];
  /** Folder or file of each file asset, by its object key. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads the template of a stack from its file. */
type ReadTemplate = (file: string, stackName: string) => Template;

/**
 * Reads what `cdk synth` wrote.
 * @param names the stacks wanted; default - all
 * @throws UnreadableInput when the folder holds no cloud assembly, or none of these stacks
 */
export function loadAssembly(folder: string, names?: readonly string[], read: ReadTemplate = readJson): LoadedAssembly {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new UnreadableInput(`${folder}: no cloud assembly here (no manifest.json); write one with: npx cdk synth`);
  }
  requireOwnFiles(folder);
  const assembly = open(folder);
  const artifacts = select(folder, assembly.stacksRecursively, names);
  return { stacks: artifacts.map((artifact) => toStack(artifact, read)), assets: assetsOf(artifacts) };
}

function open(folder: string): CloudAssembly {
  try {
    return new CloudAssembly(folder);
  } catch (error) {
    throw new UnreadableInput(`${folder}: the cloud assembly cannot be read: ${(error as Error).message}`);
  }
}

function select(folder: string, all: CloudFormationStackArtifact[], names?: readonly string[]) {
  const known = all.map((stack) => stack.stackName).join(', ');
  for (const name of names ?? []) {
    if (!all.some((stack) => isNamed(stack, name))) {
      throw new UnreadableInput(`${folder}: there is no stack ${name}, there are: ${known}`);
    }
  }
  const selected = names ? all.filter((stack) => names.some((name) => isNamed(stack, name))) : all;
  if (selected.length === 0) throw new UnreadableInput(`${folder}: the cloud assembly holds no stack`);
  return selected;
}

function isNamed(stack: CloudFormationStackArtifact, name: string): boolean {
  return stack.stackName === name || stack.hierarchicalId === name || stack.id === name;
}

function toStack(artifact: CloudFormationStackArtifact, read: ReadTemplate): StackSource {
  const { region, account } = artifact.environment;
  return {
    stackName: artifact.stackName,
    id: artifact.hierarchicalId,
    region: region === 'unknown-region' ? undefined : region,
    account: account === 'unknown-account' ? undefined : account,
    file: artifact.templateFullPath,
    template: read(artifact.templateFullPath, artifact.stackName),
    parameters: artifact.parameters,
    paths: constructPaths(artifact),
    acknowledgements: acknowledgementsOf(artifact),
  };
}

function readJson(file: string, stackName: string): Template {
  return requireTemplate(stackName, withResources(parseTemplate(file, parseBoundedJson)));
}

function assetsOf(stacks: readonly CloudFormationStackArtifact[]): Map<string, string> {
  const manifests = new Set(
    stacks.flatMap((stack) => stack.dependencies).filter((artifact) => artifact instanceof AssetManifestArtifact),
  );
  const assets = new Map<string, string>();
  for (const manifest of manifests) {
    const folder = join(manifest.file, '..');
    for (const { source, destinations } of Object.values(manifest.contents.files ?? {})) {
      if (source.path === undefined) continue;
      for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(folder, source.path));
    }
  }
  return assets;
}
